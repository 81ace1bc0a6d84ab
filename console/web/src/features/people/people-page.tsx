import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { usePeopleColumns } from './people-columns.tsx';

/** `/people`: real-name accounts, what each may do and whether they serve. */
export function PeoplePage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const address = useListAddress();
  const [adding, setAdding] = useState(false);
  const mayAdd = useMe().holdsAny(['system-admin']);
  const search = address.filter('search') ?? '';
  const filter = search ? { search } : {};
  const query = useQuery(
    trpc.people.list.queryOptions({ ...filter, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'people',
    title: t('people.title'),
    address,
    columns: usePeopleColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.people.list.queryOptions({ ...filter, cursor, limit: 200 })),
  });
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('people.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('people.title')} lead={t('people.lead')} actions={mayAdd ? add : null} />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Input.Search
          key={search}
          className="zy-search"
          allowClear
          defaultValue={search}
          placeholder={t('people.search')}
          aria-label={t('people.search')}
          onSearch={(value) => address.setFilters({ search: value.trim() })}
        />
      </QueryBar>
      <ListTable
        label={t('people.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('people.empty')} next={t('people.emptyNext')} />}
      />
      {adding ? <AddPersonDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
