import type { Outputs } from '../../api/outputs.ts';

type Months = Outputs['budgets']['outlook']['months'];

/** Fen of a year's months added up from its beginning, as yuan to draw; null from the first month on that is not known. */
export function runningSums(
  months: Months,
  fenOf: (month: Months[number]) => string | null,
): readonly (number | null)[] {
  let sum: bigint | null = 0n;
  return months.map((month) => {
    const fen = fenOf(month);
    sum = sum === null || fen === null ? null : sum + BigInt(fen);
    return sum === null ? null : Number(sum) / 100;
  });
}

/** Sum of two amounts in fen; null where either is not known. */
export const addFen = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : (BigInt(a) + BigInt(b)).toString();

/** Whole-percent share of an amount in fen, as yuan to draw. */
export const shareToDraw = (fen: string, percent: number): number => (Number(fen) * percent) / 10_000;
