import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { errorOf, meanError } from './error-rules.ts';
import { judgedForecasts } from './forecast-store.ts';
import { forecastErrorsInputSchema, type forecastErrorsSchema } from './schemas.ts';

/** How far a department's forecasts of months were off, and how far all departments' were: nobody's amounts are in the latter. */
export const forecastErrors = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: forecastErrorsInputSchema,
  async read({ ctx, tx }, { departmentId }): Promise<z.output<typeof forecastErrorsSchema>> {
    const own = await judgedForecasts(tx, departmentId);
    const all = await inScopeOfAll(tx, scopeOf(ctx.actor), () => judgedForecasts(tx, null));
    const shown = ({ ppm, months }: ReturnType<typeof meanError>) => ({ ppm: ppm?.toString() ?? null, months });
    const departments = new Set(all.flatMap((each) => (errorOf(each) === null ? [] : [each.departmentId])));
    return {
      months: own.map(({ month, madeAt, forecast, issued }) => ({
        month,
        madeAt: madeAt.toISOString(),
        forecastFen: forecast?.toString() ?? null,
        issuedFen: issued?.toString() ?? null,
        errorPpm: errorOf({ forecast, issued })?.toString() ?? null,
      })),
      own: shown(meanError(own)),
      all: { ...shown(meanError(all)), departments: departments.size },
    };
  },
});
