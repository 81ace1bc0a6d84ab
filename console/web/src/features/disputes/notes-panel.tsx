import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { NOTE_FILTERS } from '@zhengyun/domain/credit-notes/schemas.ts';
import { Button, Select, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import type { CreditNote } from './dispute-types.ts';
import { NoteDrawer } from './note-drawer.tsx';
import { NoteState } from './note-state.tsx';

const STATES = ['all', ...NOTE_FILTERS] as const;

function useColumns(open: (id: string) => void): NonNullable<TableProps<CreditNote>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('disputes.number'),
      key: 'number',
      render: (_, { id, number }) => (
        <Button type="link" size="small" onClick={() => open(id)}>
          {number ?? t('disputes.notes.unnumbered')}
        </Button>
      ),
    },
    { title: t('disputes.notes.kind'), key: 'kind', render: (_, { kind }) => t(`disputes.notes.kinds.${kind}`) },
    { title: t('disputes.state'), key: 'state', render: (_, row) => <NoteState of={row} /> },
    { title: t('disputes.department'), key: 'department', render: (_, { department }) => department.name },
    {
      title: t('disputes.notes.of'),
      key: 'statement',
      render: (_, { statement }) => (
        <div className="zy-two-lines">
          <Link to={`/statements/${statement.id}`}>{statement.number}</Link>
          <span className="zy-faint">{statement.month}</span>
        </div>
      ),
    },
    { title: t('disputes.notes.dispute'), key: 'dispute', render: (_, { dispute }) => dispute?.number ?? '–' },
    {
      title: t('disputes.notes.total'),
      key: 'total',
      align: 'right',
      render: (_, { totalFen }) => <Amount fen={totalFen} strong />,
    },
    {
      title: t('disputes.notes.left'),
      key: 'left',
      align: 'right',
      render: (_, { leftFen }) => <Amount fen={leftFen} />,
    },
  ];
}

/** Credit notes and adjustments, newest first: what each puts right, by how much, and what is still to be taken into account. */
export function NotesPanel() {
  const { t } = useTranslation();
  const address = useListAddress();
  const state = NOTE_FILTERS.find((known) => known === address.filter('state'));
  const query = useQuery(
    useTRPC().creditNotes.list.queryOptions(
      { ...(state ? { state } : {}), cursor: address.cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns = useColumns((id) => address.setFilters({ open: id }));
  const opened = address.filter('open');
  // Which view is shown is no filter of it.
  const own = { ...address, filtered: state !== undefined, clear: () => address.setFilters({ state: undefined }) };
  return (
    <>
      <QueryBar address={own} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
        <Select
          className="zy-filter"
          aria-label={t('disputes.state')}
          value={state ?? 'all'}
          options={STATES.map((value) => ({ value, label: t(`disputes.notes.states.${value}`) }))}
          onChange={(value: string) => address.setFilters({ state: value === 'all' ? undefined : value })}
        />
      </QueryBar>
      <ListTable
        label={t('disputes.tabs.notes')}
        query={query}
        address={own}
        columns={columns}
        empty={<EmptyState why={t('disputes.notes.none')} next={t('disputes.notes.noneNext')} />}
      />
      {opened ? <NoteDrawer noteId={opened} onClose={() => address.setFilters({ open: undefined })} /> : null}
    </>
  );
}
