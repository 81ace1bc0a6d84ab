import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Look } from '../../../ui/chart.tsx';

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Bars {
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly color: string; readonly shares: readonly number[] }[];
}

/** Stacked horizontal bars of percentages into `element`. */
export function drawBars(element: HTMLElement, { names, series, text, font }: Bars & Look) {
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    textStyle: { color: text, fontFamily: font },
    legend: { top: 0, textStyle: { color: text } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: unknown) => `${String(value)} %`,
    },
    grid: { left: 8, right: 32, top: 28, bottom: 4, containLabel: true },
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %', color: text } },
    yAxis: { type: 'category', inverse: true, data: [...names], axisLabel: { color: text } },
    series: series.map(({ name, color, shares }) => ({
      name,
      type: 'bar',
      stack: 'pool',
      barMaxWidth: 16,
      itemStyle: { color },
      data: [...shares],
    })),
  });
  return chart;
}
