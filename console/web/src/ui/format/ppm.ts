/**
 * Parts per million (decimal text) as a percentage with `places` (0–4) decimals. Cut, never rounded up: 999999 → `99.9999%`,
 * and 99.99 with two places; what is short of a target must not look as if it met it.
 */
export function formatPpm(ppm: string, places = 4): string {
  const digits = ppm.padStart(5, '0');
  const fraction = digits.slice(-4).slice(0, places);
  return `${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}%`;
}
