import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { TENANCY_STATES } from '@zhengyun/domain/tenancy/schemas.ts';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { ImportNamespace } from '../../../ui/import-namespace.tsx';
import { ListTable } from '../../../ui/list/list-table.tsx';
import { QueryBar } from '../../../ui/list/query-bar.tsx';
import { type ListAddress, useListAddress } from '../../../ui/list/use-list-address.ts';
import { useListTools } from '../../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { useTenancyColumns } from './tenancy-columns.tsx';

function inputOf(address: ListAddress): Inputs['tenancy']['list'] {
  const state = TENANCY_STATES.find((known) => known === address.filter('state'));
  const search = address.filter('search');
  const cloudId = address.filter('cloud');
  return {
    cursor: address.cursor,
    ...(state ? { state } : {}),
    ...(search ? { search } : {}),
    ...(cloudId ? { cloudId } : {}),
  };
}

function Filters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const clouds = useQuery(useTRPC().clouds.overview.queryOptions());
  const search = address.filter('search') ?? '';
  return (
    <>
      <Input.Search
        key={search}
        className="zy-search"
        allowClear
        defaultValue={search}
        placeholder={t('tenancies.search')}
        aria-label={t('tenancies.search')}
        onSearch={(value) => address.setFilters({ search: value.trim() })}
      />
      <Select
        className="zy-filter"
        aria-label={t('clouds.state')}
        allowClear
        placeholder={t('tenancies.anyState')}
        value={address.filter('state') ?? null}
        options={TENANCY_STATES.map((value) => ({ value, label: t(`clouds.tenancyState.${value}`) }))}
        onChange={(state: string | null) => address.setFilters({ state: state ?? undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('clouds.cloud')}
        allowClear
        placeholder={t('tenancies.anyCloud')}
        value={address.filter('cloud') ?? null}
        options={(clouds.data?.clouds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(cloud: string | null) => address.setFilters({ cloud: cloud ?? undefined })}
      />
    </>
  );
}

/** `/tenancies`: which systems live where, of one's own department or of all. */
export function TenanciesPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const address = useListAddress();
  const client = useQueryClient();
  const query = useQuery(trpc.tenancy.list.queryOptions(inputOf(address), { placeholderData: keepPreviousData }));
  const list = useListTools({
    list: 'tenancies',
    title: t('tenancies.title'),
    address,
    columns: useTenancyColumns(),
    fetchPage: (cursor) =>
      client.fetchQuery(trpc.tenancy.list.queryOptions({ ...inputOf(address), cursor, limit: 200 })),
  });
  return (
    <>
      <PageHeader
        title={t('tenancies.title')}
        lead={t('tenancies.lead')}
        actions={holdsAny(['platform-engineer']) ? <ImportNamespace /> : null}
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
        label={t('tenancies.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('clouds.noTenancies')} next={t('clouds.noTenanciesNext')} />}
      />
    </>
  );
}
