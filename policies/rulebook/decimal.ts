const PLAIN = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

/** Ten to the power of `places`, the scale of a figure with that many decimal places. */
export function scaleOf(places: number): bigint {
  return 10n ** BigInt(places);
}

/**
 * The scaled integer behind plain decimal text, e.g. ('1.5', 6) → 1500000n. Strict: digits with at most one leading minus,
 * no exponent, plus sign, blank, leading zero or grouping. Throws RangeError on anything else and on more than `places`
 * decimals: a figure is never shortened on the way in.
 */
export function parseDecimal(text: string, places: number): bigint {
  const match = PLAIN.exec(text);
  const [, sign, whole, fraction = ''] = match ?? [];
  if (whole === undefined || fraction.length > places)
    throw new RangeError(`"${text}" is no plain decimal with at most ${places} places: write it like 120.5`);
  const value = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -value : value;
}

/** Plain decimal text with exactly `places` decimals, e.g. (1500000n, 6) → '1.500000'. The inverse of parseDecimal. */
export function formatDecimal(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const sign = value < 0n ? '-' : '';
  if (places === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Quotient rounded half up in the commercial sense: half a unit goes away from zero. `divisor` must be positive. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError(`divisor ${divisor} is not positive`);
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** Largest integer not above dividend ÷ divisor, also below zero (bigint `/` cuts toward zero). `divisor` must be positive. */
export function divideFloor(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError(`divisor ${divisor} is not positive`);
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
