import { addMonths, type Month, periodOf } from '@zhengyun/rulebook/calendar.ts';

/** A time without partitions; null: without beginning, or without end. */
export interface Gap {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** The times of which use has no partition of its own, given the months that have one, in any order: before the first, between, after the last. */
export function gapsBetween(months: readonly Month[]): readonly Gap[] {
  const ordered = months.toSorted();
  const [first] = ordered;
  const last = ordered.at(-1);
  if (!first || !last) return [{ from: null, to: null }];
  const between = ordered.flatMap((month, index): Gap[] => {
    const [next, then] = [addMonths(month, 1), ordered[index + 1]];
    return then === undefined || then === next ? [] : [{ from: periodOf(next).from, to: periodOf(then).from }];
  });
  return [{ from: null, to: periodOf(first).from }, ...between, { from: periodOf(last).to, to: null }];
}
