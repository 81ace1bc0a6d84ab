import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { DriftStatus } from '../../../ui/drift/drift-status.tsx';
import { Status } from '../../../ui/status/status.tsx';

const ORDER = ['drifted', 'unknown', 'unchecked', 'same'] as const;

/** How many stacks are in each status, each a link to them. */
export function DriftCounts() {
  const { t } = useTranslation();
  const { data } = useQuery(useTRPC().drift.counts.queryOptions(undefined, { refetchInterval: 5_000 }));
  if (!data) return null;
  return (
    <Flex gap={24} wrap className="zy-section" aria-label={t('drift.counts')} role="group">
      {data.opened > 0 ? (
        <Link to="/operations/drift?status=opened">
          <Status tone="bad">{t('drift.opened')}</Status> <b className="zy-number">{data.opened}</b>
        </Link>
      ) : null}
      {ORDER.map((status) => (
        <Link key={status} to={`/operations/drift?status=${status}`}>
          <DriftStatus status={status} /> <b className="zy-number">{data[status]}</b>
        </Link>
      ))}
    </Flex>
  );
}
