import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { JoinTokenDialog } from './join-token-dialog.tsx';
import { useNodeColumns } from './node-columns.tsx';

/** `/fleet`: the nodes' agents; platform engineers enrol new ones. */
export function FleetPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const [enrolling, setEnrolling] = useState(false);
  const mayEnrol = useMe().holdsAny(['platform-engineer']);
  const cloudId = address.filter('cloud');
  const clouds = useQuery(trpc.clouds.overview.queryOptions());
  const options = (clouds.data?.clouds ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const query = useQuery(
    trpc.fleet.nodes.queryOptions(
      { cursor: address.cursor, ...(cloudId ? { cloudId } : {}) },
      { placeholderData: keepPreviousData, refetchInterval: 10_000 },
    ),
  );
  const columns = useNodeColumns();
  const enrol = (
    <Button type="primary" onClick={() => setEnrolling(true)}>
      {t('fleet.enrol')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('fleet.title')} lead={t('fleet.lead')} actions={mayEnrol ? enrol : null} />
      <QueryBar address={address} refreshing={false} onRefresh={() => void query.refetch()}>
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
        columns={columns}
        empty={<EmptyState why={t('fleet.empty')} next={t('fleet.emptyNext')} action={mayEnrol ? enrol : null} />}
      />
      {enrolling ? <JoinTokenDialog clouds={options} onClose={() => setEnrolling(false)} /> : null}
    </>
  );
}
