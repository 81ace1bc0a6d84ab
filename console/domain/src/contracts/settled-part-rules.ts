import { type Month, overlapOf, type Period, periodOf, wholeSecond } from '@zhengyun/rulebook/calendar.ts';

interface Contract {
  readonly id: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

interface Asked {
  readonly month: Month;
  readonly now: Date;
  /** Absent: the contract that is in force last. */
  readonly contractId?: string | undefined;
}

/** The part of a month that one contract settles. */
export interface SettledPart<Of> {
  readonly contract: Of;
  readonly validity: Period;
  /** What the figures are frozen at: `now` in whole seconds, at most the month's end. */
  readonly asOf: Date;
  /** The month to `asOf`, under whichever contract or none. */
  readonly toDate: Period;
  /** The part of it under the contract: what is charged, counted and rated. */
  readonly period: Period;
}

/** The month to date: to `now` in whole seconds, at most to its end; null before it begins. */
export function monthToDate(month: Month, now: Date): Period | null {
  const whole = periodOf(month);
  const to = wholeSecond(new Date(Math.min(whole.to.getTime(), now.getTime())));
  return to > whole.from ? { from: whole.from, to } : null;
}

/**
 * Which contract, and which part of the month, statement and evaluation sheet both are of; null where no contract (or not the named
 * one) is in force in the month to date.
 */
export function settledPart<Of extends Contract>(
  contracts: readonly Of[],
  { month, now, contractId }: Asked,
): SettledPart<Of> | null {
  const toDate = monthToDate(month, now);
  if (!toDate) return null;
  const parts = contracts.flatMap((contract) => {
    const validity = { from: contract.validFrom, to: contract.validTo };
    const period = overlapOf(validity, toDate);
    return period ? [{ contract, validity, asOf: toDate.to, toDate, period }] : [];
  });
  const asked = parts.filter(({ contract }) => contractId === undefined || contract.id === contractId);
  return asked.toSorted((a, b) => a.validity.from.getTime() - b.validity.from.getTime()).at(-1) ?? null;
}
