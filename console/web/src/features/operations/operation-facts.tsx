import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Copyable } from '../../ui/copyable.tsx';
import { useDuration } from '../../ui/format/use-duration.ts';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import type { Operation } from './operation-types.ts';

/** Whose operation it is, which plan was approved, who makes it, and when each step was. */
export function OperationFacts({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const { provider, request, planHash, summary } = operation;
  const providerName =
    provider?.kind === 'official' ? t('operations.providerOfficial') : t('operations.providerStandIn');
  return (
    <Panel title={t('operations.facts')}>
      <Facts
        facts={[
          { label: t('operations.cloud'), value: operation.cloud.name },
          {
            label: t('operations.request'),
            value: request ? (
              <Link to={`/orders/${request.id}`}>
                <span className="zy-number">{request.number}</span> {request.title}
              </Link>
            ) : (
              t('operations.platform')
            ),
          },
          { label: t('operations.department'), value: operation.department?.name ?? t('operations.platform') },
          {
            label: t('operations.planHash'),
            value: planHash ? <Copyable text={planHash} shown={planHash.slice(0, 12)} code /> : t('ui.notYet'),
          },
          { label: t('operations.requestedAt'), value: <Instant at={operation.requestedAt} precision="second" /> },
          { label: t('operations.previewedAt'), value: <Instant at={operation.previewedAt} precision="second" /> },
          { label: t('operations.startedAt'), value: <Instant at={operation.startedAt} precision="second" /> },
          { label: t('operations.endedAt'), value: <Instant at={operation.endedAt} precision="second" /> },
          {
            label: t('operations.provider'),
            value: provider ? `${providerName} ${provider.version}` : t('ui.notYet'),
          },
          {
            label: t('operations.engineTime'),
            value: summary ? duration(summary.engineMs / 1_000) : t('ui.notYet'),
          },
        ]}
      />
    </Panel>
  );
}
