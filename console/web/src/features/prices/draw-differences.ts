import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Look } from '../../ui/chart.tsx';

register([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

interface Differences {
  /** By name, how far a bar reaches: to the right for more, to the left for less. For drawing alone; figures stand in the table. */
  readonly bars: readonly { readonly name: string; readonly reach: number }[];
  readonly more: string;
  readonly less: string;
}

/** Horizontal bars to the right for who pays more, to the left for who pays less. */
export function drawDifferences(element: HTMLElement, { bars, more, less, text, font }: Differences & Look) {
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    textStyle: { color: text, fontFamily: font },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 8, right: 32, top: 8, bottom: 4, containLabel: true },
    xAxis: { type: 'value', axisLabel: { color: text, hideOverlap: true } },
    yAxis: { type: 'category', inverse: true, data: bars.map(({ name }) => name), axisLabel: { color: text } },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: bars.map(({ reach }) => ({ value: reach, itemStyle: { color: reach >= 0 ? more : less } })),
      },
    ],
  });
  return chart;
}
