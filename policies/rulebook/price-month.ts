import { type Period, secondsBetween } from './calendar.ts';
import { divideHalfUp, scaleOf } from './decimal.ts';
import { QUANTITY_PLACES, type Quantity } from './quantity.ts';

/**
 * What “a month” is in a price. `calendar`: the calendar month in Asia/Shanghai in which the use lies, so a whole February costs what a
 * whole March costs. `fixed-30-days`: 2,592,000 seconds, so a whole month of 31 days is 31/30 unit·months.
 */
export const PRICE_MONTHS = ['calendar', 'fixed-30-days'] as const;
export type PriceMonth = (typeof PRICE_MONTHS)[number];

const THIRTY_DAYS_SECONDS = 2_592_000n;

/** Seconds by which use in the calendar month `whole` is divided to become unit·months. */
export function secondsOfPriceMonth(month: PriceMonth, whole: Period): bigint {
  return month === 'calendar' ? secondsBetween(whole.from, whole.to) : THIRTY_DAYS_SECONDS;
}

/**
 * Unit·months, by a price's own month, of `units` held over `held` within the calendar month `whole`: the difference of two readings counted
 * from the month's beginning, each rounded half up to nine places, so a split of the interval changes nothing.
 */
export function quantityInMonth(
  units: bigint,
  held: Period,
  { month, whole }: { readonly month: PriceMonth; readonly whole: Period },
): Quantity {
  if (held.from < whole.from || held.to < held.from || whole.to < held.to)
    throw new RangeError(`${held.from.toISOString()} to ${held.to.toISOString()} is not inside one calendar month`);
  const divisor = secondsOfPriceMonth(month, whole);
  const reading = (at: Date) =>
    divideHalfUp(units * secondsBetween(whole.from, at) * scaleOf(QUANTITY_PLACES), divisor);
  return reading(held.to) - reading(held.from);
}
