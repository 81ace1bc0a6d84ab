const PLAIN = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
/** Digits that a double holds exactly, which becomes a bigint several times as fast as text does. */
const EXACT_DIGITS = 15;
/** Powers of ten that a double holds exactly. */
const DOUBLES: readonly number[] = Array.from({ length: EXACT_DIGITS + 1 }, (_, places) => 10 ** places);
const POWERS: readonly bigint[] = Array.from({ length: 64 }, (_, places) => 10n ** BigInt(places));

/** Ten to the power of `places`, the scale of a figure with that many decimal places. */
export function scaleOf(places: number): bigint {
  return POWERS[places] ?? 10n ** BigInt(places);
}

/**
 * The scaled integer behind plain decimal text, e.g. ('1.5', 6) → 1500000n. Strict: digits with at most one leading minus,
 * no exponent, plus sign, blank, leading zero or grouping. Throws RangeError on anything else and on more than `places`
 * decimals: a figure is never shortened on the way in.
 */
export function parseDecimal(text: string, places: number): bigint {
  const exact = exactNumber(text, places);
  if (exact >= 0) return BigInt(exact);
  const point = text.indexOf('.');
  const decimals = point === -1 ? 0 : text.length - point - 1;
  if (!PLAIN.test(text) || decimals > places)
    throw new RangeError(`"${text}" is no plain decimal with at most ${places} places: write it like 120.5`);
  const digits = point === -1 ? text : text.slice(0, point) + text.slice(point + 1);
  const value = digits.length <= EXACT_DIGITS ? BigInt(Number(digits)) : BigInt(digits);
  return decimals === places ? value : value * scaleOf(places - decimals);
}

const [ZERO, POINT] = ['0', '.'].map((sign) => sign.charCodeAt(0)) as [number, number];

/**
 * The scaled figure of text that is no less strict than PLAIN, as a double that holds it exactly; -1 where it has too many digits for one, a sign, or is
 * not plain at all, for the slower way to tell. Read digit by digit: most figures of a month are small, and no text is cut or matched for them.
 */
function exactNumber(text: string, places: number): number {
  const { length } = text;
  if (length === 0 || length > EXACT_DIGITS + 1 || places >= EXACT_DIGITS) return -1;
  let [value, point] = [0, -1];
  for (let place = 0; place < length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === POINT && point === -1) point = place;
    else if (code >= ZERO && code < ZERO + 10) value = value * 10 + (code - ZERO);
    else return -1;
  }
  const whole = point === -1 ? length : point;
  const decimals = point === -1 ? 0 : length - point - 1;
  const leadingZero = whole > 1 && text.charCodeAt(0) === ZERO;
  if (whole === 0 || leadingZero || point === length - 1 || decimals > places || whole + places > EXACT_DIGITS)
    return -1;
  return value * (DOUBLES[places - decimals] ?? 1);
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
  if (dividend < 0n) return -((divisor - 2n * dividend) / (2n * divisor));
  return (2n * dividend + divisor) / (2n * divisor);
}

/** Largest integer not above dividend ÷ divisor, also below zero (bigint `/` cuts toward zero). `divisor` must be positive. */
export function divideFloor(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError(`divisor ${divisor} is not positive`);
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
