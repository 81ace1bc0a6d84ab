/** What a figure is held against, measured in the same run. */
export interface Baseline {
  readonly name: string;
  readonly samples: readonly number[];
}

/** One measured figure with its baselines from the same run. All in the figure's own unit. */
export interface Figure {
  readonly name: string;
  /** `CPU s`: processor seconds, user and system, which another load on the machine hardly changes. */
  readonly unit: 's' | 'ms' | 'MB' | 'CPU s' | 'found' | 'events/s' | 'lines/s';
  /** What the figure is meant to be, for a reader; nothing is asserted. */
  readonly aim: string;
  readonly samples: readonly number[];
  readonly baselines: readonly Baseline[];
}

/** The value at `share` (0–1) of sorted samples, nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const rounded = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** Name and aim, then median, p95 and number of samples of the figure and of each baseline, which also says the ratio of the medians. */
export function describeFigure({ name, unit, aim, samples, baselines }: Figure): string {
  const side = (of: readonly number[]) =>
    `${rounded(percentile(of, 0.5))} / ${rounded(percentile(of, 0.95))} ${unit} (n=${of.length})`;
  const beside = baselines.map((baseline) => {
    const ratio = percentile(samples, 0.5) / percentile(baseline.samples, 0.5);
    return `  baseline       ${side(baseline.samples)}   ${baseline.name}; ratio ${ratio.toFixed(2)}`;
  });
  return [name, `  median / p95   ${side(samples)}   aim: ${aim}`, ...beside].join('\n');
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

/** Milliseconds as seconds. */
export const seconds = (samples: readonly number[]): number[] => samples.map((ms) => ms / 1_000);
