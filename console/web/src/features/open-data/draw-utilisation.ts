import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Look } from '../../ui/chart.tsx';

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Drawing {
  readonly names: readonly string[];
  /** Whole per cent, one for each name; null: not published or not known, and no bar. */
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly shares: readonly (number | null)[];
  }[];
}

/** Bars of percentages side by side into `element`; what is sold beyond the whole goes beyond 100. */
export function drawUtilisation(element: HTMLElement, { names, series, text, font }: Drawing & Look) {
  const chart = init(element, undefined, { renderer: 'svg' });
  const most = Math.max(100, ...series.flatMap(({ shares }) => shares.map((share) => share ?? 0)));
  chart.setOption({
    animation: false,
    textStyle: { color: text, fontFamily: font },
    legend: { top: 0, textStyle: { color: text } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value} %` : '—'),
    },
    grid: { left: 8, right: 32, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', max: most, axisLabel: { formatter: '{value} %', color: text } },
    yAxis: { type: 'category', inverse: true, data: [...names], axisLabel: { color: text } },
    series: series.map(({ name, color, shares }) => ({
      name,
      type: 'bar',
      barMaxWidth: 10,
      itemStyle: { color },
      data: [...shares],
    })),
  });
  return chart;
}
