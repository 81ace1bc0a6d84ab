import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Clock } from '../../ui/clock.tsx';
import { UseEvidence } from '../../ui/evidence/use-evidence.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import type { Resource } from './resource-types.ts';
import { useOpenForm } from './use-open-form.ts';

/** Until when the resource is held, what comes then, and the reclaim that runs on it; nothing where it has no lease. */
export function ResourceLease({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { form, show, close } = useOpenForm();
  const { data } = useQuery(trpc.reclaim.lease.queryOptions({ resourceId: resource.id }));
  const reclaims = useQuery(trpc.reclaim.list.queryOptions({ resourceId: resource.id, limit: 1 }));
  const lease = data?.lease;
  const running = reclaims.data?.items.find(({ endedAt }) => endedAt === null);
  if (!lease || resource.state !== 'active') return null;
  const { stage, until, lastDay, judgement, acts } = lease;
  const runsOn = resource.power === null && stage !== 'running' && stage !== 'reminding';
  return (
    <Panel
      title={t('resources.lease')}
      extra={acts.includes('extend') ? <Button onClick={() => show('extend')}>{t('resources.extend')}</Button> : null}
    >
      <Flex vertical gap={12}>
        {running ? (
          <Alert
            type="warning"
            showIcon
            title={t(`reclaim.stage.${running.stage}`)}
            description={t('resources.reclaimRuns')}
            action={<Link to={`/reclaim?open=${running.id}`}>{t('ui.view')}</Link>}
          />
        ) : null}
        {runsOn ? <Alert type="info" showIcon title={t('resources.leaseRunsOn')} /> : null}
        <Facts
          facts={[
            { label: t('reclaim.lastDay'), value: <span className="zy-number">{lastDay}</span> },
            { label: t('reclaim.stageLabel'), value: t(`reclaim.leaseStage.${stage}`) },
            { label: t('reclaim.nextStage'), value: stage === 'running' || !until ? '–' : <Clock dueAt={until} /> },
            {
              label: t('reclaim.use'),
              value: judgement ? t(`reclaim.verdict.${judgement.verdict}`) : t('reclaim.unjudged'),
            },
          ]}
        />
        {judgement ? <UseEvidence judgement={judgement} /> : null}
      </Flex>
      {form === 'extend' && acts.includes('extend') ? <ExtendDialog resource={resource} onClose={close} /> : null}
    </Panel>
  );
}
