import type { Period } from '@zhengyun/rulebook/calendar.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import type { Ppm } from '@zhengyun/rulebook/money.ts';
import { isCovered, type MinuteCounts, reaches } from '@zhengyun/rulebook/sla.ts';
import type { LevelStanding, Unmeasured } from './schemas.ts';

/** A line as its item's terms promise it. */
export interface PromisedLine {
  readonly item: ItemCode;
  readonly itemVersion: number;
  readonly isProvisioned: boolean;
  readonly promisedPpm: Ppm | null;
  readonly cloud: { readonly id: string; readonly slug: string; readonly name: string };
  readonly deliveredAt: Date | null;
  readonly releasedAt: Date | null;
}

/**
 * Lines that stand and fall together: of one cloud, made in one way, with one promise; measured from the first of them that was delivered to
 * the last that was released, which is open while one of them is in use.
 */
export function groupsOf(lines: readonly PromisedLine[]) {
  const key = ({ cloud, promisedPpm, isProvisioned, deliveredAt }: PromisedLine) =>
    [cloud.id, promisedPpm, isProvisioned, deliveredAt === null].join(' ');
  return [...Map.groupBy(lines, key).values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => (a.deliveredAt?.getTime() ?? 0) - (b.deliveredAt?.getTime() ?? 0));
    const items = [...new Set(group.map(({ item }) => item))];
    return first ? [{ ...first, items, releasedAt: lastOf(group.map(({ releasedAt }) => releasedAt)) }] : [];
  });
}

/** The latest of `ends`; null where one is open. */
function lastOf(ends: readonly (Date | null)[]): Date | null {
  const known = ends.flatMap((end) => end?.getTime() ?? []);
  return known.length < ends.length ? null : new Date(Math.max(...known));
}

/** What of `period` a line is measured in: since its delivery, before its release; empty where `to` is not after `from`. */
export function spanOf(
  { deliveredAt, releasedAt }: Pick<PromisedLine, 'deliveredAt' | 'releasedAt'>,
  { from, to }: Period,
): Period {
  return {
    from: deliveredAt && deliveredAt > from ? deliveredAt : from,
    to: releasedAt && releasedAt < to ? releasedAt : to,
  };
}

/** Why the level of a line can't be measured in `period` at all, whatever was observed; null where it can. */
export function whyUnmeasured(line: PromisedLine, period: Period): Unmeasured | null {
  if (line.deliveredAt === null) return 'not-delivered';
  if (!line.isProvisioned) return 'no-probe';
  const { from, to } = spanOf(line, period);
  if (to > from) return null;
  return line.releasedAt === null ? 'no-minutes' : 'released';
}

/**
 * How a promised availability stands by minutes counted so far. Too few known minutes decide nothing, by the coverage that deductions ask for
 * too; `counts` null: nothing observes its cloud.
 */
export function levelOf(
  promisedPpm: Ppm | null,
  counts: MinuteCounts | null,
  minimumCoveragePpm: Ppm,
): { readonly standing: LevelStanding; readonly why: Unmeasured | null } {
  if (promisedPpm === null) return { standing: 'unpromised', why: null };
  if (counts === null) return { standing: 'unmeasured', why: 'not-observed' };
  if (counts.up + counts.down === 0n) return { standing: 'unmeasured', why: 'no-minutes' };
  if (!isCovered(counts, minimumCoveragePpm)) return { standing: 'unmeasured', why: 'coverage-low' };
  return { standing: reaches(counts, promisedPpm) ? 'kept' : 'missed', why: null };
}
