import type { Period } from './calendar.ts';
import { secondsBetween } from './calendar.ts';

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
