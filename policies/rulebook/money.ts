import { divideFloor, divideHalfUp, formatDecimal, parseDecimal, scaleOf } from './decimal.ts';
import type { Quantity } from './quantity.ts';

/** Yuan for one unit for one calendar month, scaled by 10^6 (numeric(20,6) in SQL, six decimals on the wire). */
export type UnitPrice = bigint;
export const PRICE_PLACES = 6;

/** Yuan, exact product of a price and a quantity, scaled by 10^15 (6 + 9 places). Never rounded. */
export type Amount = bigint;
export const AMOUNT_PLACES = 15;

/**
 * Yuan, exact, as charges and a statement's lines hold it: scaled by 10^40, which has room for a price (6) times the part of a
 * quantity that lies in a tier of a part of the month (18), times a discount (6) and a deduction (6) in ppm, times a coefficient
 * (4) with nothing lost.
 */
export type ExactYuan = bigint;
export const EXACT_PLACES = 40;

/** 分, hundredths of a yuan: the only rounded money. Whole decimal text on the wire. */
export type Fen = bigint;

/** Parts per million, whole: availability, coverage and deduction rates. */
export type Ppm = bigint;
export const PPM = 1_000_000n;

export const parsePrice = (text: string): UnitPrice => parseDecimal(text, PRICE_PLACES);
export const formatPrice = (price: UnitPrice): string => formatDecimal(price, PRICE_PLACES);
export const formatAmount = (amount: Amount): string => formatDecimal(amount, AMOUNT_PLACES);
export const parseExact = (text: string): ExactYuan => parseDecimal(text, EXACT_PLACES);
export const formatExact = (exact: ExactYuan): string => formatDecimal(exact, EXACT_PLACES);
/** An exact figure with fifteen decimals where it has no more, as price × quantity never has, else with all. */
export function formatCharged(exact: ExactYuan): string {
  const scale = scaleOf(EXACT_PLACES - AMOUNT_PLACES);
  return exact % scale === 0n ? formatAmount(exact / scale) : formatExact(exact);
}

/** Fen as yuan text with two decimals, e.g. 140950n → '1409.50'. */
export const formatYuan = (fen: Fen): string => formatDecimal(fen, 2);

/** Price × quantity, exact. */
export function amountOf(unitPrice: UnitPrice, quantity: Quantity): Amount {
  return unitPrice * quantity;
}

/** An amount with the places of a statement line; exact. */
export function exactOfAmount(amount: Amount): ExactYuan {
  return amount * scaleOf(EXACT_PLACES - AMOUNT_PLACES);
}

/** Whole fen with the places of a statement line; exact. */
export function exactOfFen(fen: Fen): ExactYuan {
  return fen * scaleOf(EXACT_PLACES - 2);
}

/** An exact figure rounded once, half up (away from zero), to fen. */
export function fenOfExact(exact: ExactYuan): Fen {
  return divideHalfUp(exact, scaleOf(EXACT_PLACES - 2));
}

/** One claimant of a total: `id` settles ties, `exact` is its unrounded part. */
export interface Share {
  readonly id: string;
  readonly exact: ExactYuan;
}

/**
 * Fen per id so that they sum to the half-up rounded sum of all exact shares, each within one fen of its exact part (largest
 * remainder): every share is cut down to whole fen, then what is missing goes one fen each to the largest remainders, equal
 * remainders in order of id. A share that is whole fen already is never touched. Ids must differ.
 */
export function allocateFen(shares: readonly Share[]): ReadonlyMap<string, Fen> {
  const scale = scaleOf(EXACT_PLACES - 2);
  const total = fenOfExact(shares.reduce((sum, share) => sum + share.exact, 0n));
  const floors = shares.map((share) => {
    const fen = divideFloor(share.exact, scale);
    return { id: share.id, fen, remainder: share.exact - fen * scale };
  });
  const missing = total - floors.reduce((sum, floor) => sum + floor.fen, 0n);
  const byRemainder = floors.toSorted((a, b) => compare(b.remainder, a.remainder) || compare(a.id, b.id));
  const result = new Map<string, Fen>();
  byRemainder.forEach((floor, index) => {
    result.set(floor.id, BigInt(index) < missing ? floor.fen + 1n : floor.fen);
  });
  if (result.size !== shares.length) throw new Error('two shares of one total have the same id');
  return result;
}

function compare<Ordered extends bigint | string>(a: Ordered, b: Ordered): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
