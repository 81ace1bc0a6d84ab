import type { Month } from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp } from '@zhengyun/rulebook/decimal.ts';
import { type Fen, PPM, type Ppm } from '@zhengyun/rulebook/money.ts';

/** A month's forecast, as it was made, beside what was issued for it since. */
export interface Judged {
  readonly departmentId: string;
  readonly month: Month;
  /** Null: it was not known. */
  readonly forecast: Fen | null;
  /** Null: not everything of the month is issued yet. */
  readonly issued: Fen | null;
}

/** How far a forecast was off, in parts per million of what was issued; null where either is not known or nothing was issued, of which there are no parts. */
export function errorOf({ forecast, issued }: Pick<Judged, 'forecast' | 'issued'>): Ppm | null {
  if (forecast === null || issued === null || issued <= 0n) return null;
  const off = forecast - issued;
  return divideHalfUp((off < 0n ? -off : off) * PPM, issued);
}

/** The mean absolute percentage error of forecasts, rounded half up once, with how many it is of; null of none. */
export function meanError(judged: readonly Judged[]): { readonly ppm: Ppm | null; readonly months: number } {
  const errors = judged.flatMap((each) => errorOf(each) ?? []);
  const months = errors.length;
  const ppm =
    months === 0
      ? null
      : divideHalfUp(
          errors.reduce((a, b) => a + b, 0n),
          BigInt(months),
        );
  return { ppm, months };
}
