export interface Label {
  readonly name: string;
  readonly value: string;
}

/**
 * One value at one instant (epoch milliseconds). `stale` marks the end of a series; it is a flag because the bit pattern that
 * says so on the wire (a NaN with payload 2) is lost when JavaScript moves a number about, and `value` is NaN then.
 */
export interface Sample {
  readonly timestampMs: number;
  readonly value: number;
  readonly stale?: true;
}

/** A series as remote write 1.0 carries it: labels sorted by name with `__name__` among them, samples in time order. */
export interface TimeSeries {
  readonly labels: readonly Label[];
  readonly samples: readonly Sample[];
}

export const METRIC_NAME = '__name__';

const byName = (a: Label, b: Label): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** A series of `metric` with one sample; labels are sorted, and those without a value left out, as the protocol asks. */
export function oneSample(metric: string, labels: Readonly<Record<string, string>>, sample: Sample): TimeSeries {
  const given = Object.entries(labels).filter(([, value]) => value !== '');
  const all = [{ name: METRIC_NAME, value: metric }, ...given.map(([name, value]) => ({ name, value }))];
  return { labels: all.sort(byName), samples: [sample] };
}
