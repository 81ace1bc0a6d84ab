import { theme } from 'antd';
import { Chart } from '../../ui/chart.tsx';
import { fenOf } from './exact-yuan.ts';
import type { Simulation } from './price-types.ts';

interface DifferenceChartProps {
  readonly departments: Simulation['departments'];
  readonly label: string;
}

const MOST_BARS = 15;
const ROW_HEIGHT = 30;
const FRAME = 36;

const load = async () => (await import('./draw-differences.ts')).drawDifferences;

/** The departments whose price changes most, at most fifteen; the figures themselves stand in the table. */
export function DifferenceChart({ departments, label }: DifferenceChartProps) {
  const { token } = theme.useToken();
  const known = departments.flatMap(({ department, difference }) =>
    difference === null ? [] : [{ name: department.name, reach: Number(fenOf(difference)) / 100 }],
  );
  const bars = known.slice(0, MOST_BARS);
  if (bars.length === 0) return null;
  const drawing = { bars, more: token.colorWarning, less: token.colorSuccess };
  return <Chart label={label} height={bars.length * ROW_HEIGHT + FRAME} drawing={drawing} load={load} />;
}
