import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DISPUTE_FILTERS } from '@zhengyun/domain/disputes/schemas.ts';
import { Button, Select, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { DisputeDrawer } from './dispute-drawer.tsx';
import { DisputeClock, DisputeState } from './dispute-state.tsx';
import type { Dispute } from './dispute-types.ts';
import { useLineText } from './use-line-text.ts';

const STATES = [...DISPUTE_FILTERS, 'all'] as const;

function useColumns(open: (id: string) => void): NonNullable<TableProps<Dispute>['columns']> {
  const { t } = useTranslation();
  const lineText = useLineText();
  return [
    {
      title: t('disputes.number'),
      key: 'number',
      render: (_, { id, number }) => (
        <Button type="link" size="small" onClick={() => open(id)}>
          {number}
        </Button>
      ),
    },
    { title: t('disputes.state'), key: 'state', render: (_, row) => <DisputeState of={row} /> },
    { title: t('disputes.department'), key: 'department', render: (_, { department }) => department.name },
    {
      title: t('disputes.statement'),
      key: 'statement',
      render: (_, { statement }) => (
        <div className="zy-two-lines">
          <Link to={`/statements/${statement.id}`}>{statement.number}</Link>
          <span className="zy-faint">{statement.month}</span>
        </div>
      ),
    },
    {
      title: t('disputes.line'),
      key: 'line',
      render: (_, { line, reasonKind }) => (
        <div className="zy-two-lines">
          <span>{lineText(line)}</span>
          <span className="zy-faint">{t(`disputes.reasons.${reasonKind}`)}</span>
        </div>
      ),
    },
    {
      title: t('disputes.amount'),
      key: 'amount',
      align: 'right',
      render: (_, { amountFen }) => <Amount fen={amountFen} strong />,
    },
    { title: t('disputes.due'), key: 'due', render: (_, row) => <DisputeClock of={row} /> },
  ];
}

/** Disputes of lines of issued statements, newest first: where each stands, about how much, and by when what is due. */
export function DisputesPanel() {
  const { t } = useTranslation();
  const address = useListAddress();
  const state = STATES.find((known) => known === address.filter('state')) ?? 'unended';
  const query = useQuery(
    useTRPC().disputes.list.queryOptions(
      { ...(state === 'all' ? {} : { state }), cursor: address.cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns = useColumns((id) => address.setFilters({ open: id }));
  const { unended = 0, overdue = 0 } = query.data ?? {};
  const opened = address.filter('open');
  return (
    <>
      {query.data ? <p className="zy-faint">{t('disputes.counted', { unended, overdue })}</p> : null}
      <QueryBar address={address} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
        <Select
          className="zy-filter"
          aria-label={t('disputes.state')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`disputes.states.${value}`) }))}
          onChange={(value: string) => address.setFilters({ state: value === 'unended' ? undefined : value })}
        />
      </QueryBar>
      <ListTable
        label={t('disputes.title')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('disputes.none')} next={t('disputes.noneNext')} />}
      />
      {opened ? <DisputeDrawer disputeId={opened} onClose={() => address.setFilters({ open: undefined })} /> : null}
    </>
  );
}
