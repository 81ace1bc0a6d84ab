import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { formatPpm } from '../../ui/format/ppm.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { BudgetAlerts } from './budget-alerts.tsx';
import { BudgetHistory } from './budget-history.tsx';
import { ForecastErrors } from './forecast-errors.tsx';
import { OutlookChart } from './outlook-chart.tsx';
import { OutlookMonths } from './outlook-months.tsx';
import { ProjectBudgets } from './project-budgets.tsx';

interface BudgetOutlookProps {
  readonly department: { readonly id: string; readonly name: string };
  readonly year: number;
}

/** A department’s year as it is to come: chart, months, projects’ parts, lines reached, how far forecasts were off, and every version. */
export function BudgetOutlook({ department, year }: BudgetOutlookProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.budgets.outlook.queryOptions({ departmentId: department.id, year }));
  const thisMonth = monthOfInstant(new Date());
  return (
    <div style={{ marginBlockStart: 16 }}>
      <Loaded query={query} rows={8}>
        {(outlook) => (
          <>
            <Panel title={t('budget.outlookOf', { name: department.name, year })}>
              <ForecastFacts outlook={outlook} />
              <OutlookChart outlook={outlook} thisMonth={thisMonth} />
              <OutlookMonths outlook={outlook} />
            </Panel>
            <Panel title={t('budget.projects')}>
              <ProjectBudgets outlook={outlook} />
            </Panel>
          </>
        )}
      </Loaded>
      <Panel title={t('budget.alerts')}>
        <BudgetAlerts department={department} year={year} />
      </Panel>
      <Panel title={t('budget.errors')}>
        <ForecastErrors department={department} />
      </Panel>
      <Panel title={t('budget.history')}>
        <BudgetHistory department={department} year={year} />
      </Panel>
    </div>
  );
}

function ForecastFacts({ outlook: { forecast, whole } }: { readonly outlook: Outputs['budgets']['outlook'] }) {
  const { t } = useTranslation();
  const { fen, lowFen, highFen, usedFen, why, paceOf, judgedMonths, neededMonths, ratedDays, worstPpm } = forecast;
  const interval =
    lowFen === null || highFen === null ? (
      t(why === null ? 'budget.intervalUnknown' : 'budget.notKnown', { count: judgedMonths, needed: neededMonths })
    ) : (
      <>
        <Amount fen={lowFen} /> – <Amount fen={highFen} />
      </>
    );
  const basis = [
    t('budget.basisParts'),
    paceOf === null ? t('budget.basisNoPace', { days: ratedDays }) : t('budget.basisPace', { month: paceOf }),
    worstPpm === null || lowFen === null
      ? null
      : t('budget.basisErrors', { count: judgedMonths, worst: formatPpm(worstPpm, 2) }),
  ];
  return (
    <>
      <Facts
        facts={[
          { label: t('budget.yuanOf', { name: t('budget.used') }), value: <Amount fen={usedFen} /> },
          {
            label: t('budget.yuanOf', { name: t('budget.forecast') }),
            value:
              fen === null ? (
                t(`budget.unknownWhy.${why ?? 'no-price'}`, { days: ratedDays })
              ) : (
                <Amount fen={fen} strong />
              ),
          },
          { label: t('budget.yuanOf', { name: t('budget.interval') }), value: interval },
          { label: t('budget.blockNew'), value: t(whole.blockNew ? 'budget.blocks' : 'budget.blocksNot') },
        ]}
      />
      <p className="zy-faint">
        {t('budget.basis')}
        {basis.filter((each) => each !== null).join(t('budget.basisJoin'))}
      </p>
    </>
  );
}
