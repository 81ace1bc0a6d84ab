const BINARY_SUFFIXES = ['Gi', 'Ti', 'Pi', 'Ei'] as const;
const DECIMAL_SUFFIXES = ['', 'k', 'M', 'G'] as const;

function scaled(units: number, base: number, suffixes: readonly string[]): string {
  if (!Number.isSafeInteger(units) || units < 0) {
    throw new Error(`quantity ${units} is not a whole number of units: round it before it is planned`);
  }
  let value = units;
  let step = 0;
  while (value > 0 && value % base === 0 && step < suffixes.length - 1) {
    value /= base;
    step += 1;
  }
  return `${value}${suffixes[step]}`;
}

/**
 * `gb` gigabytes as sold, written as the API server writes them back: 1024 → `1Ti`. A cluster gets the same number as
 * Gi. Any other spelling would come back changed and show as a difference for ever.
 */
export function gibibytes(gb: number): string {
  return scaled(gb, 1024, BINARY_SUFFIXES);
}

/** A count or a number of cores as the API server writes it back: 2000 → `2k`. */
export function wholeNumber(units: number): string {
  return scaled(units, 1000, DECIMAL_SUFFIXES);
}
