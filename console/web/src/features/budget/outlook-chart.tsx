import { theme } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import type { Series } from './draw-outlook.ts';
import { addFen, runningSums, shareToDraw } from './running-sums.ts';

interface OutlookChartProps {
  readonly outlook: Outputs['budgets']['outlook'];
  /** `YYYY-MM` of today: nothing is used of the months after it. */
  readonly thisMonth: string;
}

const HEIGHT = 320;

/** Billed, used, committed and forecast since the year's beginning, with the lines of the budget; the figures stand in the table. */
export function OutlookChart({ outlook, thisMonth }: OutlookChartProps) {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  const { months, whole, usedPercent, forecastPercent, year } = outlook;
  const past = months.filter(({ month }) => month <= thisMonth);
  const line = (name: string, sums: Series['sums'], colour: string, dashed = false): Series => ({
    name,
    sums,
    colour,
    dashed,
  });
  const series = [
    line(
      t('budget.billed'),
      runningSums(past, (each) => each.billedFen),
      token.colorSuccess,
    ),
    line(
      t('budget.used'),
      runningSums(past, (each) => addFen(each.billedFen, each.ratedFen)),
      token.colorPrimary,
    ),
    line(
      t('budget.committed'),
      runningSums(months, (each) => addFen(each.billedFen, each.committedFen)),
      token.colorTextTertiary,
    ),
    line(
      t('budget.forecast'),
      runningSums(months, (each) => each.forecastFen),
      token.colorWarning,
      true,
    ),
  ];
  const { budgetFen } = whole;
  const percents = [...new Set([...usedPercent, ...forecastPercent, 100])].toSorted((a, b) => a - b);
  const lines =
    budgetFen === null
      ? []
      : percents.map((percent) => ({ name: t('budget.lineOf', { percent }), sum: shareToDraw(budgetFen, percent) }));
  const drawn = JSON.stringify({ months: months.map(({ month }) => month.slice(5)), series, lines });
  useEffect(() => {
    let chart: { dispose(): void; resize(): void } | null = null;
    let gone = false;
    const resize = () => chart?.resize();
    const draw = async () => {
      const { drawOutlook } = await import('./draw-outlook.ts');
      if (gone || !place.current) return;
      const look = { line: token.colorError, text: token.colorText, font: token.fontFamily };
      chart = drawOutlook(place.current, {
        ...(JSON.parse(drawn) as Pick<Parameters<typeof drawOutlook>[1], 'months' | 'series' | 'lines'>),
        ...look,
      });
    };
    void draw();
    window.addEventListener('resize', resize);
    return () => {
      gone = true;
      window.removeEventListener('resize', resize);
      chart?.dispose();
    };
  }, [drawn, token]);
  const label = t('budget.chartLabel', { name: outlook.department.name, year });
  return <div ref={place} role="img" aria-label={label} style={{ height: HEIGHT, width: '100%' }} />;
}
