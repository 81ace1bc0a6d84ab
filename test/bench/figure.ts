/** One measured figure with its baseline from the same run. All in the figure's own unit. */
export interface Figure {
  readonly name: string;
  readonly unit: 's' | 'ms' | 'MB';
  /** What the figure is meant to be, for a reader; nothing is asserted. */
  readonly aim: string;
  readonly samples: readonly number[];
  readonly baseline: { readonly name: string; readonly samples: readonly number[] };
}

/** The value at `share` (0–1) of sorted samples, nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const rounded = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** One table row: median, p95, samples, then the same of the baseline and the ratio of the medians. */
export function describeFigure(figure: Figure): string {
  const side = (samples: readonly number[]) =>
    `${rounded(percentile(samples, 0.5))} / ${rounded(percentile(samples, 0.95))} ${figure.unit} (n=${samples.length})`;
  const ratio = percentile(figure.samples, 0.5) / percentile(figure.baseline.samples, 0.5);
  return [
    figure.name,
    `  median / p95   ${side(figure.samples)}   aim: ${figure.aim}`,
    `  baseline       ${side(figure.baseline.samples)}   ${figure.baseline.name}`,
    `  ratio          ${ratio.toFixed(2)}`,
  ].join('\n');
}

/** Runs `work` `times` times, one after the other, and gives the milliseconds of each. */
export async function timed(times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const started = performance.now();
    await work(index);
    samples.push(performance.now() - started);
  }
  return samples;
}
