import { groupDigits } from './fen.ts';

/**
 * A decimal number as text, thousands grouped and zeros at the end of the fraction dropped down to `keep` places:
 * `0.500000` with keep 2 → `0.50`. Never rounds: every digit that carries value stays.
 */
export function formatDecimal(text: string, keep = 0): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const trimmed = fraction.replace(/0+$/, '').padEnd(keep, '0');
  return trimmed === '' ? groupDigits(whole) : `${groupDigits(whole)}.${trimmed}`;
}
