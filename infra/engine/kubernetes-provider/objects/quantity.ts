/** Quantities are counted in billionths: the finest grain the API keeps. */
const NANO = 10n ** 9n;
const KIBI = 1024n;
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL_SUFFIXES: Record<string, number> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const LARGEST_EXPONENT = 18;

const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i)|[eE]([+-]?\d+)|([numkMGTPE]?))$/;

function divideAwayFromZero(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}

/** billionths → the integer with the largest power of 1024 that loses nothing; parts of a unit are rounded up, as the API does */
function formatBinary(nano: bigint): string {
  let value = divideAwayFromZero(nano, NANO);
  let power = 0;
  while (power < BINARY_SUFFIXES.length - 1 && value % KIBI === 0n) {
    value /= KIBI;
    power += 1;
  }
  return `${value}${BINARY_SUFFIXES[power]}`;
}

function formatDecimal(nano: bigint, asExponent: boolean): string {
  if (nano === 0n) return '0';
  let value = nano;
  let exponent = -9;
  while (exponent < LARGEST_EXPONENT && value % 1000n === 0n) {
    value /= 1000n;
    exponent += 3;
  }
  if (asExponent) return exponent === 0 ? `${value}` : `${value}e${exponent}`;
  const suffix = Object.entries(DECIMAL_SUFFIXES).find(([, power]) => power === exponent)?.[0] ?? '';
  return `${value}${suffix}`;
}

/**
 * A resource quantity in the form in which the API server stores it: no fraction, largest suffix that loses nothing,
 * same family of suffix (`1024Mi` → `1Gi`, `1000m` → `1`, `0.5` → `500m`). What is no quantity comes back unchanged,
 * for the server to refuse. Source: serialisation rules in the OpenAPI description of Quantity.
 */
export function canonicalQuantity(quantity: string): string {
  const match = QUANTITY.exec(quantity);
  const [, sign = '', whole = '', fraction = '', binary, exponentText, decimal = ''] = match ?? [];
  if (match === null || whole + fraction === '') return quantity;
  const digits = BigInt(whole + fraction);
  const minus = sign === '-' && digits !== 0n ? '-' : '';
  const scale = 10n ** BigInt(fraction.length);
  if (binary !== undefined) {
    const nano = divideAwayFromZero(digits * KIBI ** BigInt(BINARY_SUFFIXES.indexOf(binary)) * NANO, scale);
    return minus + (nano >= KIBI * NANO ? formatBinary(nano) : formatDecimal(nano, false));
  }
  const exponent = exponentText === undefined ? (DECIMAL_SUFFIXES[decimal] ?? 0) : Number(exponentText);
  if (Math.abs(exponent) > LARGEST_EXPONENT) return quantity;
  const nano = divideAwayFromZero(
    digits * 10n ** BigInt(9 + Math.max(exponent, -9)),
    scale * 10n ** BigInt(Math.max(0, -9 - exponent)),
  );
  return minus + formatDecimal(nano, exponentText !== undefined);
}
