import { useQuery } from '@tanstack/react-query';
import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { formatFen } from '../../ui/format/fen.ts';
import { ResourceStatus } from '../../ui/status/resource-status.tsx';
import { useNames } from '../../ui/use-names.ts';
import type { MovedResource } from './transfer-types.ts';

/** What goes with a system, as it was when the transfer was asked for. */
export function MovedResources({ resources }: { readonly resources: readonly MovedResource[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const clouds = useQuery(useTRPC().clouds.overview.queryOptions());
  const zoneOf = ({ cloud, zone }: MovedResource): string =>
    clouds.data?.clouds.find(({ id }) => id === cloud.id)?.zones.find(({ code }) => code === zone)?.name ?? zone;
  const columns: NonNullable<TableProps<MovedResource>['columns']> = [
    {
      title: t('transfers.resource'),
      key: 'number',
      render: (_, row) => <span className="zy-number">{row.number}</span>,
    },
    { title: t('resources.item'), key: 'item', render: (_, row) => names.item(row.item) },
    { title: t('transfers.place'), key: 'place', render: (_, row) => `${row.cloud.name} · ${zoneOf(row)}` },
    { title: t('resources.state'), key: 'state', render: (_, row) => <ResourceStatus state={row.state} /> },
    {
      title: t('transfers.monthFen'),
      key: 'month',
      align: 'right',
      render: (_, row) => <span className="zy-number">{row.state === 'active' ? formatFen(row.monthFen) : '–'}</span>,
    },
  ];
  return (
    <Table
      size="small"
      rowKey="id"
      aria-label={t('transfers.resources')}
      columns={columns}
      dataSource={[...resources]}
      pagination={resources.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
      locale={{ emptyText: t('transfers.noResources') }}
      scroll={{ x: 'max-content' }}
    />
  );
}
