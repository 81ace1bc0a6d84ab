import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';

type Version = Outputs['budgets']['history']['versions'][number];

interface BudgetHistoryProps {
  readonly department: { readonly id: string; readonly name: string };
  readonly year: number;
}

/** How a department’s budget of a year came about. */
export function BudgetHistory({ department, year }: BudgetHistoryProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.budgets.history.queryOptions({ departmentId: department.id, year }));
  return (
    <Loaded query={query} rows={2}>
      {({ versions }) => (
        <Table<Version>
          size="small"
          aria-label={t('budget.historyOf', { name: department.name, year })}
          rowKey="version"
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          dataSource={[...versions]}
          locale={{ emptyText: <EmptyState why={t('budget.historyNone')} /> }}
          columns={[
            { key: 'version', title: t('budget.version'), dataIndex: 'version', className: 'zy-number' },
            {
              key: 'amount',
              title: t('budget.amountField'),
              align: 'right',
              render: (_, { amountFen }) => <Amount fen={amountFen} />,
            },
            { key: 'reason', title: t('budget.reason'), dataIndex: 'reason' },
            { key: 'by', title: t('budget.by'), dataIndex: 'setBy' },
            { key: 'at', title: t('budget.at'), render: (_, { setAt }) => <Instant at={setAt} /> },
          ]}
        />
      )}
    </Loaded>
  );
}
