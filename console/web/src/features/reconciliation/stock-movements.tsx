import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';

type Movement = Outputs['reconciliation']['movements']['items'][number];

interface StockMovementsProps {
  readonly month: string;
  readonly row: Outputs['reconciliation']['balance']['rows'][number];
}

/** The changes in the ledger that a row of the balance is made of. */
export function StockMovements({ month, row: { sku, tier, department } }: StockMovementsProps) {
  const { t } = useTranslation();
  const only = department ? { departmentId: department.id } : {};
  const query = useQuery(useTRPC().reconciliation.movements.queryOptions({ month, sku, tier, ...only }));
  const units = (text: string) => <span className="zy-number">{groupDigits(text)}</span>;
  return (
    <Loaded query={query} rows={2}>
      {({ items, total }) => (
        <Table<Movement>
          size="small"
          aria-label={t('reconciliation.movements')}
          rowKey="changeId"
          dataSource={[...items]}
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          locale={{ emptyText: <EmptyState why={t('reconciliation.noMovements')} /> }}
          {...(total > items.length
            ? { footer: () => t('reconciliation.moreMovements', { shown: items.length, total }) }
            : {})}
          columns={[
            { title: t('reconciliation.at'), key: 'at', render: (_, { at }) => <Instant at={at} precision="second" /> },
            { title: t('reconciliation.act'), key: 'kind', render: (_, { kind }) => t(`reconciliation.moves.${kind}`) },
            {
              title: t('reconciliation.resource'),
              key: 'resource',
              render: (_, { resource }) => <Link to={`/resources/${resource.id}`}>{resource.number}</Link>,
            },
            { title: t('reconciliation.department'), key: 'department', render: (_, each) => each.department.name },
            {
              title: t('reconciliation.before'),
              key: 'before',
              align: 'right',
              render: (_, { before }) => units(before),
            },
            { title: t('reconciliation.after'), key: 'after', align: 'right', render: (_, { after }) => units(after) },
          ]}
        />
      )}
    </Loaded>
  );
}
