import { monthsOf, overlapOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';

/** A statement of one month, made up to `asOf`. */
export interface BilledMonth {
  /** `YYYY-MM` in Asia/Shanghai. */
  readonly month: string;
  readonly asOf: Date;
  /** Of the contract it is under: it says nothing of what lies outside. Absent: of the whole month. */
  readonly validity?: Period;
}

/**
 * What of `year` no statement speaks of: months without one, and of a month to date what comes after it. Statements are made in any
 * order, so a later one says nothing of an earlier month. Half-open, in order, parts that touch joined.
 */
export function unbilledOf(year: Period, statements: readonly BilledMonth[]): readonly Period[] {
  const byMonth = Map.groupBy(statements, ({ month }) => month);
  const parts: Period[] = [];
  for (const month of monthsOf(year)) {
    const whole = periodOf(month);
    let open = [overlapOf(whole, year)].filter((each) => each !== null);
    for (const { asOf, validity = whole } of byMonth.get(month) ?? []) {
      const said = overlapOf({ from: whole.from, to: asOf }, validity);
      if (said) open = open.flatMap((each) => without(each, said));
    }
    for (const part of open) {
      const touching = parts.at(-1)?.to.getTime() === part.from.getTime() ? parts.pop() : undefined;
      parts.push({ from: touching?.from ?? part.from, to: part.to });
    }
  }
  return parts;
}

/** What of `period` lies before and after `taken`. */
function without(period: Period, taken: Period): readonly Period[] {
  if (!overlapOf(period, taken)) return [period];
  return [
    { from: period.from, to: taken.from },
    { from: taken.to, to: period.to },
  ].filter(({ from, to }) => from < to);
}

/** The parts of `periods` from `since` on. */
export function since(periods: readonly Period[], from: Date): readonly Period[] {
  return periods.flatMap((period) => overlapOf(period, { from, to: period.to }) ?? []);
}
