import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { RESOURCE_STATES } from '@zhengyun/domain/provisioning/schemas.ts';
import { CATALOGUE } from '@zhengyun/rulebook/catalogue.ts';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Inputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { type ListAddress, useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useResourceColumns } from './resource-columns.tsx';

function inputOf(address: ListAddress): Inputs['resources']['list'] {
  const state = RESOURCE_STATES.find((known) => known === address.filter('state'));
  const search = address.filter('search');
  const item = address.filter('item');
  return {
    cursor: address.cursor,
    ...(state ? { state: [state] } : {}),
    ...(search ? { search } : {}),
    ...(item ? { item } : {}),
  };
}

function Filters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const names = useNames();
  const search = address.filter('search') ?? '';
  return (
    <>
      <Input.Search
        key={search}
        className="zy-search"
        allowClear
        defaultValue={search}
        placeholder={t('resources.search')}
        aria-label={t('resources.search')}
        onSearch={(value) => address.setFilters({ search: value.trim() })}
      />
      <Select
        className="zy-filter"
        aria-label={t('resources.state')}
        allowClear
        placeholder={t('resources.anyState')}
        value={address.filter('state') ?? null}
        options={RESOURCE_STATES.map((value) => ({ value, label: t(`words.resourceState.${value}`) }))}
        onChange={(state: string | null) => address.setFilters({ state: state ?? undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('resources.item')}
        allowClear
        placeholder={t('resources.item')}
        value={address.filter('item') ?? null}
        options={CATALOGUE.map(({ code }) => ({ value: code, label: names.item(code) }))}
        onChange={(item: string | null) => address.setFilters({ item: item ?? undefined })}
      />
    </>
  );
}

/** `/resources`: what departments have. */
export function ResourcesPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const applies = useMe().holdsAny(['applicant']);
  const query = useQuery(trpc.resources.list.queryOptions(inputOf(address), { placeholderData: keepPreviousData }));
  const list = useListTools({
    list: 'resources',
    title: t('resources.title'),
    address,
    columns: useResourceColumns(),
    fetchPage: (cursor) =>
      client.fetchQuery(trpc.resources.list.queryOptions({ ...inputOf(address), cursor, limit: 200 })),
  });
  return (
    <>
      <PageHeader
        title={t('resources.title')}
        lead={t('resources.lead')}
        actions={applies ? <Link to="/transfers">{t('resources.transferSystem')}</Link> : null}
      />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Filters address={address} />
      </QueryBar>
      <ListTable
        label={t('resources.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('resources.empty')} next={t('resources.emptyNext')} />}
      />
    </>
  );
}
