import { divideHalfUp, formatDecimal, parseDecimal, scaleOf } from './decimal.ts';

/** Unit·months scaled by 10^9 (numeric(30,9) in SQL, nine decimals on the wire): 4 vCPU for half a month is 2.000000000. */
export type Quantity = bigint;
export const QUANTITY_PLACES = 9;

export const parseQuantity = (text: string): Quantity => parseDecimal(text, QUANTITY_PLACES);
export const formatQuantity = (quantity: Quantity): string => formatDecimal(quantity, QUANTITY_PLACES);

/** An interval inside one month, as whole seconds since the month began. */
export interface SecondsOfMonth {
  readonly from: bigint;
  readonly to: bigint;
  /** Length of the whole month in seconds. */
  readonly month: bigint;
}

/**
 * Unit·months of `units` held over an interval of one month. Nine places can't hold every fraction of a month, so what is
 * rounded (half up) is the meter's reading at each end, counted from the month's beginning, and the quantity is the
 * difference of the two readings. Hence a split of the interval changes nothing, and a whole month is exactly `units`.
 */
export function quantityOf(units: bigint, { from, to, month }: SecondsOfMonth): Quantity {
  if (from < 0n || to < from || month < to)
    throw new RangeError(`seconds ${from} to ${to} are not inside a month of ${month}`);
  const reading = (second: bigint) => divideHalfUp(units * second * scaleOf(QUANTITY_PLACES), month);
  return reading(to) - reading(from);
}
