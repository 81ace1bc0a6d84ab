import type { Utilisation } from './schemas.ts';

/** What a window of minutes says about one node; null: no samples, or a counter that went back (the host was restarted). */
export interface UsageFacts {
  /** CPU seconds of all cores in the window, and those of them spent idle or waiting for disks. */
  readonly cpuSeconds: number | null;
  readonly idleSeconds: number | null;
  readonly memoryBytes: number | null;
  readonly memoryAvailableBytes: number | null;
  readonly diskBytes: number | null;
  readonly diskAvailableBytes: number | null;
  readonly newestMinute: Date | null;
}

const MINUTE_MS = 60_000;
const PPM = 1_000_000;

/** (whole − free) / whole in ppm; null when either is not known or the whole is nothing. */
function usedPpm(whole: number | null, free: number | null): string | null {
  if (whole === null || free === null || whole <= 0) return null;
  return String(Math.round(((whole - Math.min(Math.max(free, 0), whole)) / whole) * PPM));
}

/** Sums `pick` over the nodes that know both `pick` and `partner`: a node half known must not shift the share. */
function sumWhere(all: readonly UsageFacts[], pick: keyof UsageFacts, partner: keyof UsageFacts): number | null {
  const known = all.filter((facts) => facts[pick] !== null && facts[partner] !== null);
  return known.length === 0 ? null : known.reduce((sum, facts) => sum + Number(facts[pick]), 0);
}

/** Utilisation of these nodes taken together, each weighing what it has. Not known stays not known; it is never zero. */
export function utilisationOf(all: readonly UsageFacts[]): Utilisation {
  const share = (whole: keyof UsageFacts, free: keyof UsageFacts): string | null =>
    usedPpm(sumWhere(all, whole, free), sumWhere(all, free, whole));
  const newest = all.flatMap(({ newestMinute }) => newestMinute?.getTime() ?? []);
  return {
    cpuPpm: share('cpuSeconds', 'idleSeconds'),
    memoryPpm: share('memoryBytes', 'memoryAvailableBytes'),
    diskPpm: share('diskBytes', 'diskAvailableBytes'),
    at: newest.length === 0 ? null : new Date(Math.max(...newest) + MINUTE_MS).toISOString(),
  };
}
