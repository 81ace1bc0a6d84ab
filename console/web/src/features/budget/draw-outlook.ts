import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Look } from '../../ui/chart.tsx';

register([LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** A line of sums since the year's beginning; null: not known, or yet to come. For drawing alone; figures stand in the table. */
export interface Series {
  readonly name: string;
  readonly sums: readonly (number | null)[];
  readonly colour: string;
  readonly dashed?: boolean;
}

export interface Drawing {
  readonly months: readonly string[];
  readonly series: readonly Series[];
  /** Sums at which is warned, the budget itself the last. */
  readonly lines: readonly { readonly name: string; readonly sum: number }[];
  /** Colour of the lines across. */
  readonly line: string;
}

/** What a year comes to month by month, with the lines of its budget across. */
export function drawOutlook(element: HTMLElement, { months, series, lines, line, text, font }: Drawing & Look) {
  const chart = init(element, undefined, { renderer: 'svg' });
  const across = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: line, type: 'dotted' },
    label: { color: text, formatter: '{b}', position: 'insideStartTop' },
    data: lines.map(({ name, sum }) => ({ name, yAxis: sum })),
  };
  const top = Math.max(0, ...lines.map(({ sum }) => sum), ...series.flatMap(({ sums }) => sums.map((sum) => sum ?? 0)));
  chart.setOption({
    animation: false,
    textStyle: { color: text, fontFamily: font },
    legend: { top: 0, textStyle: { color: text } },
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 24, top: 40, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'category', boundaryGap: false, data: [...months], axisLabel: { color: text } },
    yAxis: { type: 'value', max: roundUp(top * 1.05), axisLabel: { color: text } },
    series: series.map(({ name, sums, colour, dashed }, place) => ({
      type: 'line',
      name,
      data: [...sums],
      symbolSize: 5,
      color: colour,
      lineStyle: { color: colour, width: 2, type: dashed ? 'dashed' : 'solid' },
      ...(place === 0 ? { markLine: across } : {}),
    })),
  });
  return chart;
}

/** A round figure to end an axis at. */
function roundUp(sum: number): number {
  if (sum <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(sum)) / 2;
  return Math.ceil(sum / step) * step;
}
