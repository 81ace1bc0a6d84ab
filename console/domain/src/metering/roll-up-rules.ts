import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';

const HOUR_MS = 3_600_000;
/** Samples of an hour are on their way this long after it as a rule; what a spool sends later is met in rotation. */
const SETTLED_MS = 10 * 60_000;
/** Hours before that are looked at each turn. */
const NEWEST = 3;
/** How far back late samples count: as long as idleness looks back, and agents keep what they could not send. */
const WINDOW_HOURS = 31 * 24;
/** From one turn to the next. */
export const ROLL_UP_EVERY_MS = 300_000;

/** Items without pods, or whose pods are a container space's own: beside them all that a namespace uses is the space's. */
export const BESIDE_A_SPACE: readonly ItemCode[] = [
  'backup-schedule',
  'bandwidth',
  'block-disk',
  'gpu-share',
  'host-monitoring',
  'object-bucket',
];

/** Name of the meter whose readings these are, by whether they were measured or played. */
export const METERS = { measured: 'zhengyun:kubelet', simulated: 'zhengyun:kubelet-simulated' } as const;

/**
 * Starts of the hours to look at in the turn at `now`: the newest whole ones, and one of the window before them, another each
 * turn, so that all come round however often the worker is started anew.
 */
export function hoursDue(now: Date): readonly Date[] {
  const last = Math.floor((now.getTime() - SETTLED_MS) / HOUR_MS) - 1;
  const newest = Array.from({ length: NEWEST }, (_, back) => last - back);
  const turn = Math.floor(now.getTime() / ROLL_UP_EVERY_MS);
  const older = last - NEWEST - (turn % (WINDOW_HOURS - NEWEST));
  return [...newest, older].map((hour) => new Date(hour * HOUR_MS));
}

/** Identity of an hour's reading of a resource, the same whoever makes it again. */
export function hourEventId(resourceId: string, dimension: string, hour: Date): string {
  return `${resourceId} ${dimension} ${hour.toISOString()}`;
}
