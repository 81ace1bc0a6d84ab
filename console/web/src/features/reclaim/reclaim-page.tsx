import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { RECLAIM_STAGES } from '@zhengyun/domain/reclaim/schemas.ts';
import { Select, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useHeldColumns } from './held-columns.tsx';
import { NamedReclaim } from './named-reclaim.tsx';
import { ReclaimActs } from './reclaim-acts.tsx';
import { ReclaimDetail } from './reclaim-detail.tsx';
import { ReclaimClock, ReclaimStage } from './reclaim-stage.tsx';
import { ReclaimTabs } from './reclaim-tabs.tsx';
import type { Reclaim } from './reclaim-types.ts';

function useReclaimColumns(): NonNullable<TableProps<Reclaim>['columns']> {
  const { t } = useTranslation();
  const held = useHeldColumns<Reclaim>();
  return [
    { title: t('reclaim.stageLabel'), key: 'stage', render: (_, row) => <ReclaimStage reclaim={row} /> },
    ...held,
    { title: t('reclaim.clock'), key: 'clock', render: (_, row) => <ReclaimClock reclaim={row} /> },
    { title: t('reclaim.openedAt'), key: 'opened', render: (_, row) => <Instant at={row.openedAt} /> },
    {
      title: t('reclaim.number'),
      key: 'number',
      render: (_, row) => <span className="zy-number zy-nowrap">{row.number}</span>,
    },
    { title: '', key: 'acts', render: (_, row) => <ReclaimActs reclaim={row} /> },
  ];
}

/** `/reclaim`: the clock of every resource that was found idle, and the step that is the reader's. */
export function ReclaimPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const stage = RECLAIM_STAGES.find((known) => known === address.filter('stage'));
  const open = address.filter('open');
  const query = useQuery(
    useTRPC().reclaim.list.queryOptions(
      { cursor: address.cursor, ...(stage ? { stage: [stage] } : {}) },
      { placeholderData: keepPreviousData, refetchInterval: 60_000 },
    ),
  );
  const columns = useReclaimColumns();
  return (
    <>
      <PageHeader title={t('reclaim.title')} lead={t('reclaim.lead')} />
      <ReclaimTabs active="reclaims" />
      <QueryBar address={address} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
        <Select
          className="zy-filter"
          aria-label={t('reclaim.stageLabel')}
          allowClear
          placeholder={t('reclaim.anyStage')}
          value={stage ?? null}
          options={RECLAIM_STAGES.map((value) => ({ value, label: t(`reclaim.stage.${value}`) }))}
          onChange={(value: string | null) => address.setFilters({ stage: value ?? undefined })}
        />
      </QueryBar>
      {open && query.data ? <NamedReclaim reclaimId={open} shown={query.data.items} /> : null}
      <ListTable
        label={t('reclaim.reclaimsTab')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('reclaim.empty')} next={t('reclaim.emptyNext')} />}
        expandable={{
          expandedRowRender: (row) => <ReclaimDetail reclaim={row} />,
          ...(open ? { defaultExpandedRowKeys: [open] } : {}),
        }}
      />
    </>
  );
}
