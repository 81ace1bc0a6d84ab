import { monthsOf, overlapOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';

interface Contract {
  readonly id: string;
  readonly validity: Period;
}

/**
 * Begin of the earliest month, or part of one, that a contract covers and no issued statement settles by `now`; null where all are
 * settled. Whatever a statement is still to be made from lies at or after it. `issued`: months by contract.
 */
export function unsettledSince(
  contracts: readonly Contract[],
  issued: ReadonlyMap<string, ReadonlySet<string>>,
  now: Date,
): Date | null {
  let earliest: Date | null = null;
  for (const { id, validity } of contracts) {
    const past = overlapOf(validity, { from: new Date(0), to: now });
    if (!past) continue;
    const open = monthsOf(past).find((month) => !issued.get(id)?.has(month));
    const from = open && overlapOf(past, periodOf(open))?.from;
    if (from && (earliest === null || from < earliest)) earliest = from;
  }
  return earliest;
}
