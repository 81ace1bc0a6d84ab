import { useQuery } from '@tanstack/react-query';
import { Segmented, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Stand } from './stand.tsx';
import { StockMovements } from './stock-movements.tsx';
import { useItemName } from './use-item-name.ts';

type Row = Outputs['reconciliation']['balance']['rows'][number];
type By = 'province' | 'department';
const TERMS = ['opening', 'opened', 'reclaimed', 'resized', 'takenOn', 'handedOver', 'closing', 'ordered'] as const;
/** How a term goes into the sum. */
const SIGNS = { opened: '+', reclaimed: '−', resized: '±', takenOn: '+', handedOver: '−', closing: '=' } as const;

function useColumns(by: By) {
  const { t } = useTranslation();
  const itemName = useItemName();
  const terms = TERMS.filter((term) => by === 'province' || term !== 'ordered');
  return [
    ...(by === 'department'
      ? [
          {
            title: t('reconciliation.department'),
            key: 'department',
            render: (_: unknown, row: Row) => row.department?.name,
          },
        ]
      : []),
    { title: t('reconciliation.item'), key: 'sku', render: (_: unknown, { sku }: Row) => itemName(sku) },
    { title: t('reconciliation.tier'), key: 'tier', render: (_: unknown, { tier }: Row) => t(`words.tier.${tier}`) },
    ...terms.map((term) => ({
      title: `${term in SIGNS ? `${SIGNS[term as keyof typeof SIGNS]} ` : ''}${t(`reconciliation.terms.${term}`)}`,
      key: term,
      align: 'right' as const,
      render: (_: unknown, row: Row) => <span className="zy-number">{groupDigits(row[term] ?? '')}</span>,
    })),
    {
      title: '',
      key: 'balanced',
      render: (_: unknown, { balanced }: Row) => <Stand stand={balanced ? 'equal' : 'differs'} />,
    },
  ];
}

/** The stock balance of a month by item and tier; a row opens into the changes behind it. */
export function BalancePanel({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<By>('province');
  const query = useQuery(useTRPC().reconciliation.balance.queryOptions({ month, by }));
  const columns = useColumns(by);
  const choice = (
    <Segmented<By>
      value={by}
      onChange={setBy}
      options={[
        { value: 'province', label: t('reconciliation.byProvince') },
        { value: 'department', label: t('reconciliation.byDepartment') },
      ]}
    />
  );
  return (
    <Panel title={t('reconciliation.balance')} extra={choice} flush>
      <Loaded query={query} rows={4}>
        {({ rows, faults, differences }) => (
          <Table<Row>
            aria-label={t('reconciliation.balance')}
            rowKey={({ sku, tier, department }) => `${sku}/${tier}/${department?.id ?? ''}`}
            dataSource={[...rows]}
            columns={columns}
            size="small"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <EmptyState why={t('reconciliation.noStock')} /> }}
            expandable={{ expandedRowRender: (row) => <StockMovements month={month} row={row} /> }}
            footer={() => (
              <span className="zy-faint">
                {t('reconciliation.balanceWhy')}
                {faults + differences > 0 ? ` ${t('reconciliation.balanceFaults', { faults, differences })}` : ''}
              </span>
            )}
          />
        )}
      </Loaded>
    </Panel>
  );
}
