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

/** Lines that stand and fall together: of one cloud, made in one way, with one promise; measured from the first of them that was delivered. */
export function groupsOf(lines: readonly PromisedLine[]) {
  const key = ({ cloud, promisedPpm, isProvisioned, deliveredAt }: PromisedLine) =>
    [cloud.id, promisedPpm, isProvisioned, deliveredAt === null].join(' ');
  return [...Map.groupBy(lines, key).values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => (a.deliveredAt?.getTime() ?? 0) - (b.deliveredAt?.getTime() ?? 0));
    const items = [...new Set(group.map(({ item }) => item))];
    return first ? [{ ...first, items }] : [];
  });
}

/** Why the level of a line can't be measured at all, whatever was observed; null where it can. */
export function whyUnmeasured({ isProvisioned, deliveredAt }: PromisedLine): Unmeasured | null {
  if (deliveredAt === null) return 'not-delivered';
  return isProvisioned ? null : 'no-probe';
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
