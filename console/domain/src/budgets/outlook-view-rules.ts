import type { BudgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import type { Ppm } from '@zhengyun/rulebook/money.ts';
import type { z } from 'zod';
import { type Forecast, intervalOf } from './forecast-rules.ts';
import type { forecastSchema } from './schemas.ts';

/** A forecast with its interval and what both rest on. */
export function forecastView(
  forecast: Forecast,
  { errors, policy }: { readonly errors: readonly Ppm[]; readonly policy: BudgetPolicy },
): z.output<typeof forecastSchema> {
  const interval = intervalOf({ forecast, errors, judgedMonths: policy.judgedMonths });
  const worst = errors.toSorted((a, b) => (a < b ? -1 : 1)).at(-1);
  return {
    usedFen: forecast.used.toString(),
    fen: forecast.fen?.toString() ?? null,
    why: forecast.why,
    lowFen: interval?.low.toString() ?? null,
    highFen: interval?.high.toString() ?? null,
    paceOf: forecast.paceOf,
    ratedDays: policy.ratedDays,
    judgedMonths: errors.length,
    neededMonths: policy.judgedMonths,
    worstPpm: worst?.toString() ?? null,
  };
}
