import { createHash } from 'node:crypto';
import { type Month, monthOf, monthsOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import type { ExactYuan, Fen } from '@zhengyun/rulebook/money.ts';
import type { Bounds } from '../contracts/terms-rules.ts';
import { contractYears, type YearlyParts } from '../contracts/yearly-part-rules.ts';
import type { HeldPenalty } from './penalty-rules.ts';

/** An earlier month of the same contract year: what its statement came to before penalties. */
export interface SettledMonth {
  readonly month: string;
  readonly number: string;
  readonly issued: boolean;
  readonly fee: ExactYuan;
}

/** What the contract says of the month beside its tables. */
export interface Agreed {
  /** Version of the terms in force. */
  readonly version: number;
  readonly yearly: YearlyParts;
  /** Null: everything is charged by use. */
  readonly meteredSkus: readonly string[] | null;
  readonly bounds: Bounds;
  /** Agreed ones, in order of number. */
  readonly penalties: readonly HeldPenalty[];
  /** Empty where no bound of a year is agreed. */
  readonly earlier: readonly SettledMonth[];
}

/** A contract with a yearly part that is spread, everything by use, and nothing else agreed. */
export function plainly({ annualFen, validity }: { readonly annualFen: Fen; readonly validity: Period }): Agreed {
  return {
    version: 1,
    yearly: { validity, versions: [{ fromMonth: monthOf(validity.from), annualFen, instalments: null }] },
    meteredSkus: null,
    bounds: { monthCap: null, monthFloor: null, yearCap: null, yearFloor: null },
    penalties: [],
    earlier: [],
  };
}

/**
 * The months before `month` that count in the same contract year: those that begin in it, and the one in which the contract itself
 * begins. A month that an anniversary cuts belongs to the year it begins in.
 */
export function earlierMonthsOf(validity: Period, month: Month): readonly Month[] {
  const begin = ({ from }: Period) => new Date(Math.max(from.getTime(), validity.from.getTime()));
  const at = begin(periodOf(month));
  const year = contractYears(validity).find(({ from, to }) => at >= from && at < to);
  if (!year) return [];
  return monthsOf({ from: year.from, to: at }).filter((each) => each < month && begin(periodOf(each)) >= year.from);
}

/** Whether a bound of the year counts a month that is not issued yet, and may still change. */
export function waitsForEarlier({ bounds, yearly, earlier }: Agreed, month: Month): boolean {
  if (bounds.yearCap === null && bounds.yearFloor === null) return false;
  const issued = new Set(earlier.flatMap((each) => (each.issued ? [each.month] : [])));
  return earlierMonthsOf(yearly.validity, month).some((each) => !issued.has(each));
}

/** SHA-256 (hex) over all of it: a statement made from other terms, penalties or earlier months is seen to be another. */
export function agreedDigest(agreed: Agreed): string {
  const content = JSON.stringify(agreed, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return createHash('sha256').update(content).digest('hex');
}
