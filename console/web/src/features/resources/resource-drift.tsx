import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { DriftStatus } from '../../ui/drift/drift-status.tsx';
import { DriftedObjects } from '../../ui/drift/drifted-objects.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { TroubleText } from '../../ui/trouble-text.tsx';

/** Whether the resource is on its cluster as it was delivered, by the last look; absent for what Pulumi did not make. */
export function ResourceDrift({ resourceId }: { readonly resourceId: string }) {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().drift.stacks.queryOptions({ resourceId }, { refetchInterval: 30_000 }));
  const stack = query.data?.items[0];
  if (query.isError) return <ProblemBlock error={query.error} onRetry={() => void query.refetch()} />;
  if (!stack) return null;
  const { status, checkedAt, reason, drift, acts } = stack;
  return (
    <Panel title={t('drift.onResource')} extra={<DriftStatus status={status} />}>
      <Flex vertical gap={12}>
        <div className="zy-faint">
          {t('drift.checkedAt')} <Instant at={checkedAt} precision="second" />
        </div>
        {reason ? <TroubleText trouble={reason} /> : null}
        {drift ? <DriftedObjects objects={drift.objects} /> : null}
        {drift && acts.length > 0 ? <Link to={`/operations/drift?status=drifted`}>{t('drift.decide')}</Link> : null}
      </Flex>
    </Panel>
  );
}
