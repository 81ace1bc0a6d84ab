/** Parts per million (decimal text) as a percentage with four places, cut and not rounded up: 999999 → `99.9999%`. */
export function formatPpm(ppm: string): string {
  const digits = ppm.padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}%`;
}
