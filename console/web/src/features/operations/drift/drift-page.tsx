import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { needsLook } from '../../../ui/drift/needs-look.ts';
import { ListTable } from '../../../ui/list/list-table.tsx';
import { QueryBar } from '../../../ui/list/query-bar.tsx';
import { useListAddress } from '../../../ui/list/use-list-address.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { OperationTabs } from '../operation-tabs.tsx';
import { useDriftColumns } from './drift-columns.tsx';
import { DriftCounts } from './drift-counts.tsx';
import { DriftDetail } from './drift-detail.tsx';

const STATUSES = ['opened', 'drifted', 'unknown', 'unchecked', 'same'] as const;

const filterOf = (status: (typeof STATUSES)[number] | undefined) => {
  if (status === 'opened') return { opened: true };
  return status ? { status } : {};
};

/** `/operations/drift`: every deployed stack with what the last look at it found. */
export function DriftPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const status = STATUSES.find((known) => known === address.filter('status'));
  const cloudId = address.filter('cloud');
  const clouds = useQuery(trpc.clouds.overview.queryOptions());
  const query = useQuery(
    trpc.drift.stacks.queryOptions(
      { cursor: address.cursor, ...filterOf(status), ...(cloudId ? { cloudId } : {}) },
      { placeholderData: keepPreviousData, refetchInterval: 5_000 },
    ),
  );
  const columns = useDriftColumns();
  return (
    <>
      <PageHeader title={t('drift.title')} lead={t('drift.lead')} />
      <OperationTabs active="drift" />
      <DriftCounts />
      <QueryBar address={address} refreshing={false} onRefresh={() => void query.refetch()}>
        <Select
          className="zy-filter"
          aria-label={t('drift.statusLabel')}
          allowClear
          placeholder={t('drift.anyStatus')}
          value={status ?? null}
          options={STATUSES.map((value) => ({
            value,
            label: value === 'opened' ? t('drift.opened') : t(`drift.status.${value}`),
          }))}
          onChange={(value: string | null) => address.setFilters({ status: value ?? undefined })}
        />
        <Select
          className="zy-filter"
          aria-label={t('operations.cloud')}
          allowClear
          placeholder={t('operations.anyCloud')}
          value={cloudId ?? null}
          options={(clouds.data?.clouds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value: string | null) => address.setFilters({ cloud: value ?? undefined })}
        />
      </QueryBar>
      <ListTable
        label={t('drift.title')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('drift.empty')} next={t('drift.emptyNext')} />}
        expandable={{
          expandedRowRender: (stack) => <DriftDetail stack={stack} />,
          rowExpandable: ({ drift, reason, openings, halfMade, acts }) =>
            drift !== null || halfMade !== null || reason !== null || needsLook(openings) || acts.length > 0,
        }}
      />
    </>
  );
}
