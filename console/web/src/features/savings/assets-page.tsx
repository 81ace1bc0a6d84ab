import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { STANDINGS } from '@zhengyun/domain/assets/schemas.ts';
import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ExportMenu } from '../../ui/page/export-menu.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useAssetColumns } from './asset-columns.tsx';
import { AssetDrawer } from './asset-drawer.tsx';
import { AvoidedPanel } from './avoided-panel.tsx';
import { RegisterAsset } from './register-asset.tsx';

/** The filters of the address as the server takes them; what it would refuse is left out. */
function useAssetFilter(address: ReturnType<typeof useListAddress>) {
  const year = Number(address.filter('year'));
  const cloudId = address.filter('cloud');
  const departmentId = address.filter('department');
  const standing = STANDINGS.find((known) => known === address.filter('standing'));
  return {
    ...(Number.isInteger(year) && year >= 2000 && year <= 2100 ? { year } : {}),
    ...(cloudId ? { cloudId } : {}),
    ...(departmentId ? { departmentId } : {}),
    ...(standing ? { standing } : {}),
  };
}

/** Files of what is shown, and the authority’s own act. */
function Acts({ year }: { readonly year?: number | undefined }) {
  const { t } = useTranslation();
  const authority = useMe().holdsAny(['authority-approver']);
  const [registering, setRegistering] = useState(false);
  const files = (['csv', 'xlsx'] as const).map((format) => ({
    label: t(`savings.formats.${format}`),
    path: '/exports/assets',
    of: { ...(year === undefined ? {} : { year: String(year) }), format },
  }));
  return (
    <Flex gap={8} wrap>
      <ExportMenu label={t('savings.exportAssets')} choices={files} />
      {authority ? (
        <Button type="primary" onClick={() => setRegistering(true)}>
          {t('savings.register')}
        </Button>
      ) : null}
      {registering ? <RegisterAsset onClose={() => setRegistering(false)} /> : null}
    </Flex>
  );
}

/** `/savings`: what departments had before the cloud, what is used on of it, and what therefore was not bought. */
export function AssetsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const filter = useAssetFilter(address);
  const query = useQuery(
    trpc.assets.list.queryOptions({ ...filter, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'assets',
    title: t('savings.assets'),
    address,
    columns: useAssetColumns((id) => address.setFilters({ asset: id })),
    fetchPage: (cursor) => client.fetchQuery(trpc.assets.list.queryOptions({ ...filter, cursor, limit: 200 })),
  });
  const opened = address.filter('asset');
  return (
    <>
      <PageHeader title={t('savings.assets')} lead={t('savings.assetsLead')} actions={<Acts year={filter.year} />} />
      <AvoidedPanel
        onOpen={(of) => address.setFilters({ year: String(of.year), cloud: of.cloud.id, standing: 'reused' })}
      />
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <Select
          className="zy-filter"
          allowClear
          aria-label={t('savings.standing')}
          placeholder={t('savings.standing')}
          value={filter.standing ?? null}
          options={STANDINGS.map((value) => ({ value, label: t(`savings.standings.${value}`) }))}
          onChange={(value: string | undefined) => address.setFilters({ standing: value })}
        />
      </QueryBar>
      <ListTable
        label={t('savings.assets')}
        query={query}
        address={address}
        columns={list.columns}
        empty={<EmptyState why={t('savings.noAssets')} next={t('savings.noAssetsNext')} />}
      />
      {opened ? <AssetDrawer assetId={opened} onClose={() => address.setFilters({ asset: undefined })} /> : null}
    </>
  );
}
