import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LATE_STATES } from '@zhengyun/domain/credit-notes/schemas.ts';
import { Button, Select, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import type { LateFact } from './dispute-types.ts';
import { LateDrawer } from './late-drawer.tsx';
import { LateDifference } from './late-gap.tsx';
import { LateState } from './late-state.tsx';

const STATES = ['all', ...LATE_STATES] as const;

function useColumns(open: (id: string) => void): NonNullable<TableProps<LateFact>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('disputes.statement'),
      key: 'statement',
      render: (_, { statement, id }) => (
        <Button type="link" size="small" onClick={() => open(id)}>
          {statement.number}
        </Button>
      ),
    },
    { title: t('disputes.month'), key: 'month', render: (_, { statement }) => statement.month },
    { title: t('disputes.department'), key: 'department', render: (_, { department }) => department.name },
    { title: t('disputes.state'), key: 'state', render: (_, row) => <LateState of={row} /> },
    {
      title: t('disputes.late.difference'),
      key: 'difference',
      align: 'right',
      render: (_, row) => <LateDifference of={row} />,
    },
    { title: t('disputes.late.lines'), key: 'lines', align: 'right', render: (_, { lines }) => lines.length },
    { title: t('disputes.late.found'), key: 'found', render: (_, { foundAt }) => formatInstant(foundAt) },
    {
      title: t('disputes.late.note'),
      key: 'note',
      render: (_, { creditNoteId }) =>
        creditNoteId ? <Link to={`/disputes?show=notes&open=${creditNoteId}`}>{t('disputes.late.toNote')}</Link> : '–',
    },
  ];
}

/** Issued statements that come to something else by facts that were late, newest first: each is adjusted, or somebody says why not. */
export function LatePanel() {
  const { t } = useTranslation();
  const address = useListAddress();
  const state = STATES.find((known) => known === address.filter('state')) ?? 'open';
  const query = useQuery(
    useTRPC().creditNotes.lateFacts.queryOptions(
      { ...(state === 'all' ? {} : { state }), cursor: address.cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns = useColumns((id) => address.setFilters({ open: id }));
  const opened = address.filter('open');
  // Which view is shown is no filter of it.
  const own = { ...address, filtered: state !== 'open', clear: () => address.setFilters({ state: undefined }) };
  return (
    <>
      <QueryBar address={own} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
        <Select
          className="zy-filter"
          aria-label={t('disputes.state')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`disputes.late.states.${value}`) }))}
          onChange={(value: string) => address.setFilters({ state: value === 'open' ? undefined : value })}
        />
      </QueryBar>
      <ListTable
        label={t('disputes.tabs.late')}
        query={query}
        address={own}
        columns={columns}
        empty={<EmptyState why={t('disputes.late.none')} next={t('disputes.late.noneNext')} />}
      />
      {opened ? <LateDrawer lateFactId={opened} onClose={() => address.setFilters({ open: undefined })} /> : null}
    </>
  );
}
