import { theme } from 'antd';
import { useEffect, useRef } from 'react';
import { fenOf } from './exact-yuan.ts';
import type { Simulation } from './price-types.ts';

interface DifferenceChartProps {
  readonly departments: Simulation['departments'];
  readonly label: string;
}

const MOST_BARS = 15;
const ROW_HEIGHT = 30;
const FRAME = 36;

/** The departments whose price changes most, at most fifteen; the figures themselves stand in the table. */
export function DifferenceChart({ departments, label }: DifferenceChartProps) {
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  const known = departments.flatMap(({ department, difference }) =>
    difference === null ? [] : [{ name: department.name, reach: Number(fenOf(difference)) / 100 }],
  );
  const bars = known.slice(0, MOST_BARS);
  const drawn = JSON.stringify(bars);
  useEffect(() => {
    let chart: { dispose(): void; resize(): void } | null = null;
    let gone = false;
    const resize = () => chart?.resize();
    const draw = async () => {
      const { drawDifferences } = await import('./draw-differences.ts');
      if (gone || !place.current) return;
      chart = drawDifferences(place.current, {
        bars: JSON.parse(drawn) as typeof bars,
        more: token.colorWarning,
        less: token.colorSuccess,
        text: token.colorText,
        font: token.fontFamily,
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
  if (bars.length === 0) return null;
  return (
    <div
      ref={place}
      role="img"
      aria-label={label}
      style={{ height: bars.length * ROW_HEIGHT + FRAME, width: '100%' }}
    />
  );
}
