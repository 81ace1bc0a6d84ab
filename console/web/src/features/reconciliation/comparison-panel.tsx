import { useQuery } from '@tanstack/react-query';
import { Checkbox, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ConsumedTable } from './consumed-table.tsx';
import { Stand } from './stand.tsx';
import { useItemName } from './use-item-name.ts';

type Row = Outputs['reconciliation']['comparison']['rows'][number];

const differs = (row: Row) => [row.meterOrder, row.meterCluster, row.meterBill].includes('differs');

/** A figure; null: nobody knows it. */
function Figure({ text, read }: { readonly text: string | null; readonly read: (text: string) => string }) {
  const { t } = useTranslation();
  if (text === null) return <span className="zy-faint">{t('reconciliation.stand.unknown')}</span>;
  return <span className="zy-number">{read(text)}</span>;
}

function Cluster({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <>
      <Figure text={row.clusterUnits} read={groupDigits} />
      {row.clusterUnits !== null && row.unseenUnits !== '0' ? (
        <div className="zy-faint">{t('reconciliation.unseen', { units: groupDigits(row.unseenUnits) })}</div>
      ) : null}
    </>
  );
}

const UNITS = ['orderUnits', 'meterUnits'] as const;
const QUANTITIES = ['meterQuantity', 'billQuantity'] as const;
const STANDS = ['meterOrder', 'meterCluster', 'meterBill'] as const;

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const { t } = useTranslation();
  const itemName = useItemName();
  const figure = (key: (typeof UNITS)[number] | (typeof QUANTITIES)[number], read: (text: string) => string) => ({
    title: t(`reconciliation.${key}`),
    key,
    align: 'right' as const,
    render: (_: unknown, row: Row) => <Figure text={row[key]} read={read} />,
  });
  return [
    { title: t('reconciliation.cloud'), key: 'cloud', render: (_, { cloud }) => cloud.name },
    { title: t('reconciliation.item'), key: 'sku', render: (_, { sku }) => itemName(sku) },
    ...UNITS.map((key) => figure(key, groupDigits)),
    {
      title: t('reconciliation.clusterUnits'),
      key: 'cluster-units',
      align: 'right',
      render: (_, row) => <Cluster row={row} />,
    },
    ...QUANTITIES.map((key) => figure(key, (text) => formatDecimal(text))),
    ...STANDS.map((key) => ({
      title: t(`reconciliation.${key}`),
      key,
      render: (_: unknown, row: Row) => <Stand stand={row[key]} />,
    })),
  ];
}

/** Orders, own meter, clusters and vendors' bills beside each other. */
export function ComparisonPanel({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const [only, setOnly] = useState(false);
  const query = useQuery(useTRPC().reconciliation.comparison.queryOptions({ month }));
  const columns = useColumns();
  return (
    <Panel
      flush
      title={t('reconciliation.comparison')}
      extra={
        <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
          {t('reconciliation.onlyDifferences')}
        </Checkbox>
      }
    >
      <Loaded query={query} rows={4}>
        {({ rows, consumed, lookCountsHours, billTolerancePpm, policy }) => (
          <>
            <Table<Row>
              aria-label={t('reconciliation.comparison')}
              rowKey={({ cloud, sku }) => `${cloud.id}/${sku}`}
              dataSource={rows.filter((row) => !only || differs(row))}
              columns={columns}
              size="small"
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              scroll={{ x: 'max-content' }}
              locale={{
                emptyText: <EmptyState why={t(only ? 'reconciliation.noDifferences' : 'reconciliation.noStock')} />,
              }}
              footer={() => (
                <span className="zy-faint">
                  {t('reconciliation.comparisonWhy', {
                    hours: lookCountsHours,
                    permille: Number(billTolerancePpm) / 1_000,
                    policy,
                  })}
                </span>
              )}
            />
            {consumed.length > 0 ? (
              <ConsumedTable rows={consumed.filter(({ meterBill }) => !only || meterBill === 'differs')} />
            ) : null}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
