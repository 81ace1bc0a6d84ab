import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Chart } from '../../ui/chart.tsx';
import type { Drawing, Series } from './draw-outlook.ts';
import { addFen, runningSums, shareToDraw } from './running-sums.ts';

type Outlook = Outputs['budgets']['outlook'];

interface OutlookChartProps {
  readonly outlook: Outlook;
  /** `YYYY-MM` of today: nothing is used of the months after it. */
  readonly thisMonth: string;
}

const HEIGHT = 320;

const load = async () => (await import('./draw-outlook.ts')).drawOutlook;

/** Billed, used, committed and forecast since the year's beginning, with the lines of the budget; the figures stand in the table. */
export function OutlookChart({ outlook, thisMonth }: OutlookChartProps) {
  const { t } = useTranslation();
  const drawing = useDrawing(outlook, thisMonth);
  const label = t('budget.chartLabel', { name: outlook.department.name, year: outlook.year });
  return <Chart label={label} height={HEIGHT} drawing={drawing} load={load} />;
}

function useDrawing({ months, whole, usedPercent, forecastPercent }: Outlook, thisMonth: string): Drawing {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const past = months.filter(({ month }) => month <= thisMonth);
  const used = runningSums(past, (each) => addFen(each.billedFen, each.ratedFen));
  const committed = runningSums(months, (each) => addFen(each.billedFen, each.committedFen));
  const series: readonly Series[] = [
    { name: t('budget.billed'), sums: runningSums(past, (each) => each.billedFen), colour: token.colorSuccess },
    { name: t('budget.used'), sums: used, colour: token.colorPrimary },
    { name: t('budget.committed'), sums: committed, colour: token.colorTextTertiary },
    {
      name: t('budget.forecast'),
      sums: runningSums(months, (each) => each.forecastFen),
      colour: token.colorWarning,
      dashed: true,
    },
  ];
  const { budgetFen } = whole;
  const percents = [...new Set([...usedPercent, ...forecastPercent, 100])].toSorted((a, b) => a - b);
  const lines =
    budgetFen === null
      ? []
      : percents.map((percent) => ({ name: t('budget.lineOf', { percent }), sum: shareToDraw(budgetFen, percent) }));
  return { months: months.map(({ month }) => month.slice(5)), series, lines, line: token.colorError };
}
