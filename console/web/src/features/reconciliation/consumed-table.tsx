import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Stand } from './stand.tsx';
import { useItemName } from './use-item-name.ts';

type Row = Outputs['reconciliation']['comparison']['consumed'][number];

/** What is consumed: own meter beside vendors' bills. Nobody orders a quantity of it, and no look at a cluster shows it. */
export function ConsumedTable({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const itemName = useItemName();
  const figure = (key: 'meterQuantity' | 'billQuantity') => ({
    title: t(`reconciliation.${key}`),
    key,
    align: 'right' as const,
    render: (_: unknown, row: Row) => {
      const text = row[key];
      if (text === null) return <span className="zy-faint">{t('reconciliation.stand.unknown')}</span>;
      return <span className="zy-number">{formatDecimal(text)}</span>;
    },
  });
  const stand = (key: 'meterCluster' | 'meterBill') => ({
    title: t(`reconciliation.${key}`),
    key,
    render: (_: unknown, row: Row) => <Stand stand={row[key]} />,
  });
  const columns: TableProps<Row>['columns'] = [
    { title: t('reconciliation.cloud'), key: 'cloud', render: (_, { cloud }) => cloud.name },
    { title: t('reconciliation.item'), key: 'sku', render: (_, { sku }) => itemName(sku) },
    figure('meterQuantity'),
    figure('billQuantity'),
    stand('meterCluster'),
    stand('meterBill'),
  ];
  return (
    <Table<Row>
      aria-label={t('reconciliation.consumed')}
      rowKey={({ cloud, sku }) => `${cloud.id}/${sku}`}
      dataSource={rows}
      columns={columns}
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      title={() => t('reconciliation.consumed')}
      footer={() => <span className="zy-faint">{t('reconciliation.consumedWhy')}</span>}
    />
  );
}
