import { type Month, monthOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { DomainError } from '../verb/errors.ts';

/** A month and the part of it that is over. */
export interface Over {
  readonly month: Month;
  readonly whole: Period;
  readonly period: Period;
}

/** `month` (absent: the current one) up to now at most. Refused: MONTH_INVALID for one that has not begun. */
export function overOf(month: Month | undefined, now: Date): Over {
  const named = month ?? monthOf(now);
  const whole = periodOf(named);
  if (whole.from >= now) throw new DomainError('MONTH_INVALID', { month: named });
  return { month: named, whole, period: { from: whole.from, to: whole.to < now ? whole.to : now } };
}

/** The same for the wire. */
export function overText({ month, period }: Over) {
  return { month, period: { from: period.from.toISOString(), to: period.to.toISOString() } };
}
