import { FUNDING_SOURCES } from '@zhengyun/rulebook/request-purpose.ts';
import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useMe } from '../../api/use-me.ts';
import { Amount } from '../../ui/amount.tsx';
import { BudgetStatus } from '../../ui/budget/budget-status.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { useNames } from '../../ui/use-names.ts';
import { AddProjectBudget } from './add-project-budget.tsx';
import { SetBudget } from './set-budget.tsx';

type Outlook = Outputs['budgets']['outlook'];
type Project = Outlook['projects'][number];
type Figure = 'budgetFen' | 'billedFen' | 'usedFen' | 'committedFen' | 'waitingFen' | 'leftFen' | 'forecastFen';

/** The parts of a year’s budget that are projects’, beside what was ordered for each. */
export function ProjectBudgets({ outlook }: { readonly outlook: Outlook }) {
  const { t } = useTranslation();
  const finance = useMe().holdsAny(['finance']);
  const columns = useColumns(outlook, finance);
  const { projects, department, year, whole } = outlook;
  return (
    <>
      <p className="zy-faint">{t('budget.projectsLead')}</p>
      {finance && whole.budgetFen !== null ? (
        <div className="zy-section">
          <AddProjectBudget department={department} year={year} />
        </div>
      ) : null}
      <Table<Project>
        size="small"
        aria-label={t('budget.projectsOf', { name: department.name, year })}
        rowKey={({ project, fundingSource }) => `${fundingSource ?? ''} ${project}`}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        dataSource={[...projects]}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState why={t('budget.projectsNone')} next={t('budget.projectsNoneNext')} /> }}
        columns={columns}
      />
    </>
  );
}

function useColumns({ department, year }: Outlook, finance: boolean): NonNullable<TableProps<Project>['columns']> {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  const source = (code: Project['fundingSource']) => {
    const known = FUNDING_SOURCES.find((each) => each.code === code);
    return known ? bilingual(known.name) : t('budget.anyMoney');
  };
  const money = (key: Figure, name: string) => ({
    key,
    title: t('budget.yuanOf', { name }),
    align: 'right' as const,
    render: (_: unknown, row: Project) => {
      const unset = row.budgetFen === null && (key === 'budgetFen' || key === 'leftFen');
      const fen = row[key];
      if (fen !== null) return <Amount fen={fen} strong={key === 'leftFen'} />;
      return <span className="zy-faint">{t(unset ? 'budget.notSet' : 'budget.notKnown')}</span>;
    },
  });
  const acts = {
    key: 'acts',
    title: '',
    render: (_: unknown, row: Project) => (
      <SetBudget key={row.version} of={{ department, year }} standing={row} part={row} />
    ),
  };
  return [
    { key: 'project', title: t('budget.project'), dataIndex: 'project' },
    { key: 'source', title: t('budget.fundingSource'), render: (_, row) => source(row.fundingSource) },
    { key: 'state', title: t('budget.state'), render: (_, row) => <BudgetStatus state={row.state} /> },
    money('budgetFen', t('budget.amount')),
    money('usedFen', t('budget.used')),
    money('committedFen', t('budget.committed')),
    money('waitingFen', t('budget.waiting')),
    money('leftFen', t('budget.left')),
    money('forecastFen', t('budget.forecast')),
    {
      key: 'block',
      title: t('budget.blockNew'),
      render: (_, row) => t(row.blockNew ? 'budget.blocks' : 'budget.blocksNot'),
    },
    ...(finance ? [acts] : []),
  ];
}
