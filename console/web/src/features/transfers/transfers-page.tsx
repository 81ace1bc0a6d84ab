import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { formatFen } from '../../ui/format/fen.ts';
import { Instant } from '../../ui/instant.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { NewTransfer } from './new-transfer.tsx';
import { TransferActs } from './transfer-acts.tsx';
import { TransferDetail } from './transfer-detail.tsx';
import { TransferState } from './transfer-state.tsx';
import type { Transfer } from './transfer-types.ts';

function useTransferColumns(): NonNullable<TableProps<Transfer>['columns']> {
  const { t } = useTranslation();
  return [
    { title: t('transfers.stateLabel'), key: 'state', render: (_, row) => <TransferState state={row.state} /> },
    {
      title: t('transfers.system'),
      key: 'system',
      render: (_, row) => (
        <div className="zy-two-lines">
          <span>{row.system.name}</span>
          <span className="zy-faint zy-number">{row.system.number}</span>
        </div>
      ),
    },
    { title: t('transfers.from'), key: 'from', render: (_, row) => row.from.name },
    { title: t('transfers.to'), key: 'to', render: (_, row) => row.to.name },
    { title: t('transfers.inUse'), key: 'inUse', align: 'right', dataIndex: 'inUse' },
    {
      title: t('transfers.monthFen'),
      key: 'month',
      align: 'right',
      render: (_, row) => <span className="zy-number">{formatFen(row.monthFen)}</span>,
    },
    { title: t('transfers.submittedAt'), key: 'at', render: (_, row) => <Instant at={row.submittedAt} /> },
    {
      title: t('transfers.number'),
      key: 'number',
      render: (_, row) => <span className="zy-number zy-nowrap">{row.number}</span>,
    },
    { title: '', key: 'acts', render: (_, row) => <TransferActs transfer={row} /> },
  ];
}

/** `/transfers`: systems that go from one department to another, and the step that is the reader's. */
export function TransfersPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const applies = useMe().holdsAny(['applicant']);
  const onlyOpen = address.filter('show') === 'open';
  const open = address.filter('open');
  const query = useQuery(
    useTRPC().transfers.list.queryOptions(
      { cursor: address.cursor, ...(onlyOpen ? { open: true } : {}) },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns = useTransferColumns();
  return (
    <>
      <PageHeader
        title={t('transfers.title')}
        lead={t('transfers.lead')}
        actions={applies ? <NewTransfer systemId={address.filter('system')} /> : null}
      />
      <QueryBar address={address} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
        <Segmented
          aria-label={t('transfers.show')}
          value={onlyOpen ? 'open' : 'all'}
          options={(['all', 'open'] as const).map((value) => ({ value, label: t(`transfers.filter.${value}`) }))}
          onChange={(value) => address.setFilters({ show: value === 'open' ? 'open' : undefined })}
        />
      </QueryBar>
      <ListTable
        label={t('transfers.title')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('transfers.empty')} next={t('transfers.emptyNext')} />}
        expandable={{
          expandedRowRender: (row) => <TransferDetail transfer={row} />,
          ...(open ? { defaultExpandedRowKeys: [open] } : {}),
        }}
      />
    </>
  );
}
