import { DELIVERY_BANDS, type DeliveryBand } from './schemas.ts';

const DAY_SECONDS = 86_400;
const PPM = 1_000_000n;
/** Last day of each band but the last. */
const LAST_DAYS = [3, 10, 30, 60] as const;

/** The band of a delivery that took `seconds`: every day that had begun counts. */
export function bandOf(seconds: number): DeliveryBand {
  const days = Math.max(1, Math.ceil(seconds / DAY_SECONDS));
  const index = LAST_DAYS.findIndex((last) => days <= last);
  return DELIVERY_BANDS[index] ?? 'over-60';
}

/** How many deliveries are in each band, none left out. */
export function countBands(
  seconds: readonly number[],
): readonly { readonly band: DeliveryBand; readonly count: number }[] {
  const bands = seconds.map(bandOf);
  return DELIVERY_BANDS.map((band) => ({ band, count: bands.filter((each) => each === band).length }));
}

/** Share of requests that were approved with no return (F36), rounded down; null where none was approved or returned. */
export function noReturnPpm({
  approved,
  returned,
}: {
  readonly approved: number;
  readonly returned: number;
}): bigint | null {
  const all = approved + returned;
  return all === 0 ? null : (BigInt(approved) * PPM) / BigInt(all);
}
