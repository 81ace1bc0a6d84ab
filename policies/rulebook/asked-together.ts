import { type Amounts, DIMENSIONS } from './dimension.ts';

/** One line of an order or of a resize, as it is weighed with the others of its system. */
export interface AskedLine {
  readonly requestId: string;
  readonly resourceId: string;
  readonly cloudId: string;
  readonly submittedAt: Date;
  /** Its resource has become what it asks for. */
  readonly delivered: boolean;
  /** Price of a whole month of what it asks for, in fen. */
  readonly monthFen: bigint;
  readonly amounts: Amounts;
}

/** By how much a line asks for more of its resource than was held or asked for before it. */
export interface AskedMore {
  readonly requestId: string;
  readonly cloudId: string;
  readonly monthFen: bigint;
  readonly amounts: Amounts;
}

interface Level {
  readonly monthFen: bigint;
  readonly amounts: Amounts;
}

const NOTHING: Level = { monthFen: 0n, amounts: {} };

/**
 * What `lines` ask for from `since` on, each resource once: its first line counts by what it adds to what was delivered before the period,
 * every later one by what it adds to the highest of those before it. So growing in steps counts as growing at once, and asking for less as nothing.
 */
export function askedMore(lines: readonly AskedLine[], since: Date): readonly AskedMore[] {
  return [...Map.groupBy(lines, ({ resourceId }) => resourceId).values()].flatMap((ofOne) => {
    const ordered = ofOne.toSorted((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
    let highest: Level = ordered.findLast((line) => line.delivered && line.submittedAt < since) ?? NOTHING;
    return ordered
      .filter(({ submittedAt }) => submittedAt >= since)
      .map((line) => {
        const more = above(line, highest);
        highest = higher(line, highest);
        return { requestId: line.requestId, cloudId: line.cloudId, ...more };
      });
  });
}

const most = (a: bigint, b: bigint) => (a > b ? a : b);

function above(line: Level, level: Level): Level {
  return {
    monthFen: most(line.monthFen - level.monthFen, 0n),
    amounts: byDimension((each) => most((line.amounts[each] ?? 0n) - (level.amounts[each] ?? 0n), 0n)),
  };
}

function higher(a: Level, b: Level): Level {
  return {
    monthFen: most(a.monthFen, b.monthFen),
    amounts: byDimension((each) => most(a.amounts[each] ?? 0n, b.amounts[each] ?? 0n)),
  };
}

function byDimension(units: (dimension: (typeof DIMENSIONS)[number]) => bigint): Amounts {
  return Object.fromEntries(DIMENSIONS.map((each) => [each, units(each)] as const).filter(([, each]) => each > 0n));
}
