import {
  addMonths,
  addMonthsToDay,
  beginningOfDay,
  dayOf,
  type Month,
  monthOf,
  monthsOf,
  overlapOf,
  type Period,
  periodOf,
  secondsBetween,
} from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp, scaleOf } from '@zhengyun/rulebook/decimal.ts';
import { duesOf } from '@zhengyun/rulebook/instalments.ts';
import type { Fen, Ppm } from '@zhengyun/rulebook/money.ts';
import { QUANTITY_PLACES, quantityOf } from '@zhengyun/rulebook/quantity.ts';

/** An instalment as agreed: on a day of the first contract year, or whole months after the contract's first day. */
export interface AgreedInstalment {
  readonly due: { readonly dueOn: string } | { readonly afterMonths: number };
  readonly sharePpm: Ppm;
}

/** The yearly part 按年度 as one version of the terms has it. */
export interface YearlyPart {
  /** First month it is in force for. */
  readonly fromMonth: Month;
  readonly annualFen: Fen;
  /** Of each contract year; null: spread over its months by the second. */
  readonly instalments: readonly AgreedInstalment[] | null;
}

/** The yearly part of a contract: every version of it in their order. All are spread, or all fall due by instalments. */
export interface YearlyParts {
  readonly validity: Period;
  readonly versions: readonly YearlyPart[];
}

/** An instalment that falls due: from `at` on it belongs to a statement. */
export interface DueInstalment {
  /** From 1. */
  readonly year: number;
  readonly dueOn: string;
  readonly at: Date;
  readonly sharePpm: Ppm;
  readonly fen: Fen;
}

interface ContractYear extends Period {
  /** From 0. */
  readonly index: number;
  readonly whole: boolean;
}

/** The version in force for `month`: the last that is to begin by then, else the first there is. */
export function versionFor<Version extends { readonly fromMonth: Month }>(
  versions: readonly Version[],
  month: Month,
): Version {
  const version = versions.findLast(({ fromMonth }) => fromMonth <= month) ?? versions[0];
  if (!version) throw new Error('a contract without a version of its terms was read');
  return version;
}

/** The years of a contract, each from the anniversary of its first day to the next; the last one ends with the contract. */
export function contractYears(validity: Period): readonly ContractYear[] {
  const first = dayOf(validity.from);
  const years: ContractYear[] = [];
  for (let index = 0, from = validity.from; from < validity.to; index += 1) {
    const next = beginningOfDay(addMonthsToDay(first, 12 * (index + 1)));
    const to = earlierOf(next, validity.to);
    years.push({ index, from, to, whole: to.getTime() === next.getTime() });
    from = to;
  }
  return years;
}

/** The instalments of one contract year under `part`, in order. A year that the contract's end cuts short has its share of the yearly part. */
export function instalmentsOf(part: YearlyPart, validity: Period, year: ContractYear): readonly DueInstalment[] {
  const [first, last] = [dayOf(validity.from), dayOf(new Date(validity.to.getTime() - 1))];
  const amount = year.whole ? part.annualFen : dueBySecond(part.annualFen, year);
  const dated = (part.instalments ?? []).map(({ due, sharePpm }) => {
    const months = 12 * year.index;
    const day = 'dueOn' in due ? addMonthsToDay(due.dueOn, months) : addMonthsToDay(first, months + due.afterMonths);
    return { dueOn: earlierDay(day, last), sharePpm };
  });
  return duesOf(amount, dated).map(({ dueOn, sharePpm, due }) => {
    const begins = beginningOfDay(dueOn);
    return { year: year.index + 1, dueOn, at: laterOf(begins, year.from), sharePpm, fen: due };
  });
}

/**
 * What of the yearly part is due of the time before `at`, from the contract's beginning on. Spread: a twelfth for each calendar month,
 * part months by the second, each version for its own time; the last month of a whole contract year has what is left of it. By instalments: in each contract year those that fell due, as the last
 * version in force then has them, so that a year comes to that version's yearly part whatever was amended on the way. The shares of
 * all periods, being differences of it, add up to the whole to the fen.
 */
export function dueBefore({ validity, versions }: YearlyParts, at: Date): Fen {
  const reached = earlierOf(at, validity.to);
  return versions[0]?.instalments
    ? byInstalments({ validity, versions }, reached)
    : spread({ validity, versions }, reached);
}

/** The instalments that fall due within `period`, as the versions in force in their months have them. */
export function instalmentsIn({ validity, versions }: YearlyParts, period: Period): readonly DueInstalment[] {
  return contractYears(validity).flatMap((year) => {
    const within = overlapOf(year, period);
    if (!within) return [];
    return instalmentsOf(versionOfYear({ validity, versions }, year, within.to), validity, year).filter(
      ({ at }) => at >= period.from && at < period.to,
    );
  });
}

/** What of the yearly part belongs to `period`. */
export function yearlyDueIn(parts: YearlyParts, period: Period): Fen {
  const within = overlapOf(parts.validity, period);
  return within ? dueBefore(parts, within.to) - dueBefore(parts, within.from) : 0n;
}

function byInstalments({ validity, versions }: YearlyParts, reached: Date): Fen {
  let due = 0n;
  for (const year of contractYears(validity)) {
    if (year.from >= reached) break;
    const end = earlierOf(year.to, reached);
    const part = versionOfYear({ validity, versions }, year, end);
    for (const { at, fen } of instalmentsOf(part, validity, year)) if (at < end) due += fen;
  }
  return due;
}

function spread({ validity, versions }: YearlyParts, reached: Date): Fen {
  let due = 0n;
  for (const [index, { annualFen }] of versions.entries()) {
    const next = versions[index + 1];
    const from = index === 0 ? validity.from : beginOf(versions[index]?.fromMonth ?? '', validity.from);
    const end = next ? beginOf(next.fromMonth, validity.from) : reached;
    const to = earlierOf(end, reached);
    if (to > from)
      due +=
        dueBySecond(annualFen, { from: validity.from, to }) - dueBySecond(annualFen, { from: validity.from, to: from });
  }
  return contractYears(validity).reduce((sum, year) => sum + restBefore({ validity, versions }, year, reached), due);
}

/**
 * What the twelfths of a whole contract year lack of its yearly part, or have beyond it: a first day that began at noon, a February that is longer at one end than at the
 * other. It is of the year's last calendar month, by the second, under the version that the year ends with.
 */
function restBefore(parts: YearlyParts, year: ContractYear, at: Date): Fen {
  const { from } = parts.validity;
  const last = overlapOf(periodOf(monthOf(new Date(year.to.getTime() - 1))), year);
  if (!year.whole || !last || at <= last.from) return 0n;
  const { annualFen } = versionOfYear(parts, year, year.to);
  const twelfths = dueBySecond(annualFen, { from, to: year.to }) - dueBySecond(annualFen, { from, to: year.from });
  const seconds = secondsBetween(last.from, earlierOf(at, last.to));
  return divideHalfUp((annualFen - twelfths) * seconds, secondsBetween(last.from, last.to));
}

/**
 * The version that a contract year goes by, as far as it is reached by `end`. One that begins with the month of an anniversary is of the year that begins there, and
 * of the one that ended within that month only where no other follows.
 */
export function versionOfYear({ validity, versions }: YearlyParts, year: ContractYear, end: Date): YearlyPart {
  const reached = monthOf(new Date(end.getTime() - 1));
  const next = monthOf(year.to);
  return versionFor(versions, year.to < validity.to && reached >= next ? addMonths(next, -1) : reached);
}

const beginOf = (month: Month, first: Date) => laterOf(periodOf(month).from, first);
/** The earlier of two days (`YYYY-MM-DD`), which sort as text. */
export const earlierDay = (a: string, b: string): string => [a, b].toSorted()[0] ?? a;
const laterOf = (a: Date, b: Date) => new Date(Math.max(a.getTime(), b.getTime()));
const earlierOf = (a: Date, b: Date) => new Date(Math.min(a.getTime(), b.getTime()));

/** What of a year's amount is of `span`: a twelfth for each calendar month, part months by the second. */
export function dueBySecond(annualFen: Fen, span: Period): Fen {
  const months = monthsOf(span).reduce((sum, month) => {
    const whole = periodOf(month);
    const part = overlapOf(span, whole);
    const seconds = (at: Date) => secondsBetween(whole.from, at);
    return part
      ? sum + quantityOf(1n, { from: seconds(part.from), to: seconds(part.to), month: seconds(whole.to) })
      : sum;
  }, 0n);
  return divideHalfUp(annualFen * months, 12n * scaleOf(QUANTITY_PLACES));
}
