import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { BudgetStatus } from '../../ui/budget/budget-status.tsx';
import { plainFen } from '../../ui/format/fen.ts';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { SetBudget } from './set-budget.tsx';

type Row = Outputs['budgets']['list']['items'][number];
const FIGURES = ['budgetFen', 'billedFen', 'committedFen', 'waitingFen', 'leftFen'] as const;
const NAMES = {
  budgetFen: 'budget.amount',
  billedFen: 'budget.billed',
  committedFen: 'budget.committed',
  waitingFen: 'budget.waiting',
  leftFen: 'budget.left',
} as const;

interface BudgetColumns {
  readonly finance: boolean;
  /** Shows the whole of a department’s year. */
  readonly onOpen: (departmentId: string) => void;
}

/** What is read of a department’s year; `finance` may set it. */
export function useBudgetColumns({ finance, onOpen }: BudgetColumns): ListColumn<Row>[] {
  const { t } = useTranslation();
  const absent = (row: Row) => t(row.budgetFen === null ? 'budget.notSet' : 'budget.notKnown');
  return [
    {
      key: 'department',
      title: t('budget.department'),
      fields: [{ name: t('budget.department'), text: (row) => row.department.name }],
      render: (_, row) => (
        <Button type="link" size="small" onClick={() => onOpen(row.id)}>
          {row.department.name}
        </Button>
      ),
    },
    {
      key: 'state',
      title: t('budget.state'),
      fields: [{ name: t('budget.state'), text: (row) => t(`budget.states.${row.state}`) }],
      render: (_, row) => <BudgetStatus state={row.state} />,
    },
    ...FIGURES.map((key): ListColumn<Row> => {
      const title = t('budget.yuanOf', { name: t(NAMES[key]) });
      return {
        key,
        title,
        align: 'right',
        fields: [{ name: title, text: ({ [key]: fen }) => (fen === null ? null : plainFen(fen)) }],
        render: (_, row) => {
          const fen = row[key];
          if (fen !== null) return <Amount fen={fen} strong={key === 'leftFen'} />;
          return <span className="zy-faint">{key === 'committedFen' ? t('budget.notKnown') : absent(row)}</span>;
        },
      };
    }),
    ...(finance
      ? [
          {
            key: 'acts',
            title: '',
            render: (_: unknown, row: Row) => <SetBudget key={`${row.year} ${row.version}`} of={row} standing={row} />,
          },
        ]
      : []),
  ];
}
