import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { OPERATION_STATES } from '@zhengyun/domain/provisioning/schemas.ts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ImportNamespace } from '../../ui/import-namespace.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { type ListAddress, useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useOperationColumns } from './operation-columns.tsx';
import { OperationTabs } from './operation-tabs.tsx';

function Filters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const clouds = useQuery(useTRPC().clouds.overview.queryOptions());
  return (
    <>
      <Select
        className="zy-filter"
        aria-label={t('operations.state')}
        allowClear
        placeholder={t('operations.anyState')}
        value={address.filter('state') ?? null}
        options={OPERATION_STATES.map((value) => ({ value, label: t(`words.operationState.${value}`) }))}
        onChange={(value: string | null) => address.setFilters({ state: value ?? undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('operations.cloud')}
        allowClear
        placeholder={t('operations.anyCloud')}
        value={address.filter('cloud') ?? null}
        options={(clouds.data?.clouds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value: string | null) => address.setFilters({ cloud: value ?? undefined })}
      />
    </>
  );
}

/** `/operations`: every run of the engine, newest first. */
export function OperationsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const address = useListAddress();
  const client = useQueryClient();
  const state = OPERATION_STATES.find((known) => known === address.filter('state'));
  const cloudId = address.filter('cloud');
  const shown = { ...(state ? { state: [state] } : {}), ...(cloudId ? { cloudId } : {}) };
  const query = useQuery(
    trpc.provisioning.operations.queryOptions(
      { ...shown, cursor: address.cursor },
      { placeholderData: keepPreviousData, refetchInterval: 3_000 },
    ),
  );
  const list = useListTools({
    list: 'operations',
    title: t('operations.title'),
    address,
    columns: useOperationColumns(),
    fetchPage: (cursor) =>
      client.fetchQuery(trpc.provisioning.operations.queryOptions({ ...shown, cursor, limit: 200 })),
  });
  return (
    <>
      <PageHeader
        title={t('operations.title')}
        lead={t('operations.lead')}
        actions={holdsAny(['platform-engineer']) ? <ImportNamespace /> : null}
      />
      <OperationTabs active="operations" />
      <QueryBar address={address} refreshing={false} onRefresh={() => void query.refetch()} tools={list.tools}>
        <Filters address={address} />
      </QueryBar>
      <ListTable
        label={t('operations.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('operations.empty')} next={t('operations.emptyNext')} />}
      />
    </>
  );
}
