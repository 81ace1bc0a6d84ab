import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
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
import { JoinTokenDialog } from './join-token-dialog.tsx';
import { useNodeColumns } from './node-columns.tsx';

/** `/fleet`: the nodes' agents; platform engineers enrol new ones. */
export function FleetPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const [enrolling, setEnrolling] = useState(false);
  const mayEnrol = useMe().holdsAny(['platform-engineer']);
  const cloudId = address.filter('cloud');
  const clouds = useQuery(trpc.clouds.overview.queryOptions());
  const options = (clouds.data?.clouds ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const shown = { ...(cloudId ? { cloudId } : {}) };
  const query = useQuery(
    trpc.fleet.nodes.queryOptions(
      { ...shown, cursor: address.cursor },
      { placeholderData: keepPreviousData, refetchInterval: 10_000 },
    ),
  );
  const list = useListTools({
    list: 'fleet',
    title: t('fleet.title'),
    address,
    columns: useNodeColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.fleet.nodes.queryOptions({ ...shown, cursor, limit: 200 })),
  });
  const enrol = (
    <Button type="primary" onClick={() => setEnrolling(true)}>
      {t('fleet.enrol')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('fleet.title')} lead={t('fleet.lead')} actions={mayEnrol ? enrol : null} />
      <QueryBar address={address} refreshing={false} onRefresh={() => void query.refetch()} tools={list.tools}>
        <Select
          className="zy-filter"
          aria-label={t('fleet.cloud')}
          allowClear
          placeholder={t('fleet.anyCloud')}
          value={cloudId ?? null}
          options={options}
          onChange={(value: string | null) => address.setFilters({ cloud: value ?? undefined })}
        />
      </QueryBar>
      <ListTable
        label={t('fleet.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('fleet.empty')} next={t('fleet.emptyNext')} action={mayEnrol ? enrol : null} />}
      />
      {enrolling ? <JoinTokenDialog clouds={options} onClose={() => setEnrolling(false)} /> : null}
    </>
  );
}
