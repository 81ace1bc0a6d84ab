import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { MovedResources } from './moved-resources.tsx';
import { TransferActs } from './transfer-acts.tsx';
import { TransferEvidence } from './transfer-evidence.tsx';
import { TransferState } from './transfer-state.tsx';
import { TransferSteps } from './transfer-steps.tsx';
import type { TransferDetail } from './transfer-types.ts';

function Head({ transfer }: { readonly transfer: TransferDetail }) {
  const { t } = useTranslation();
  const { system, from, to, applicant, submittedAt, urged, inUse, reason } = transfer;
  return (
    <Panel>
      <Facts
        facts={[
          { label: t('transfers.from'), value: from.name },
          { label: t('transfers.to'), value: to.name },
          {
            label: t('transfers.system'),
            value: <span className="zy-number">{`${system.name} ${system.number}`}</span>,
          },
          { label: t('transfers.inUse'), value: inUse },
          { label: t('orders.applicant'), value: applicant.name },
          { label: t('transfers.submittedAt'), value: <Instant at={submittedAt} /> },
          ...(urged > 0 ? [{ label: t('transfers.urgedLabel'), value: t('transfers.urgedTimes', { n: urged }) }] : []),
          { label: t('transfers.reason'), value: <span className="zy-pre">{reason}</span>, span: 4 },
        ]}
      />
    </Panel>
  );
}

function Body({ transfer }: { readonly transfer: TransferDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={`${t('transfers.one')} · ${transfer.system.name}`}
        number={<Copyable text={transfer.number} />}
        status={<TransferState state={transfer.state} />}
        lead={<Link to="/transfers">{t('transfers.title')}</Link>}
        actions={<TransferActs transfer={transfer} />}
      />
      <Head transfer={transfer} />
      {transfer.endedAt === null ? <TransferEvidence transfer={transfer} /> : null}
      <Panel title={t('transfers.resources')} flush>
        <MovedResources resources={transfer.resources} />
      </Panel>
      <Panel title={t('transfers.steps')}>
        <TransferSteps transfer={transfer} />
      </Panel>
    </>
  );
}

/** `/transfers/:id`: what moves, what it does to both departments, who agreed, and the step that is the reader's. */
export function TransferPage() {
  const { id = '' } = useParams();
  const query = useQuery(useTRPC().transfers.get.queryOptions({ transferId: id }));
  return (
    <Loaded query={query} rows={12}>
      {(transfer) => <Body transfer={transfer} />}
    </Loaded>
  );
}
