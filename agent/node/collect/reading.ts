/** One figure of this host, before it has an instant. Counters are totals since boot, in the base unit its name says. */
export interface Reading {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** `value` as a reading, or nothing when the kernel did not say (older kernels leave fields out). */
export function reading(
  metric: string,
  labels: Readonly<Record<string, string>>,
  value: number | undefined,
): Reading[] {
  return value === undefined || !Number.isFinite(value) ? [] : [{ metric, labels, value }];
}
