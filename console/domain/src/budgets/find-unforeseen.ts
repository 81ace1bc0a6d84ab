import { budgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { withoutForecast } from './forecast-store.ts';

const DAY_MS = 86_400_000;

/** Departments of which this month has no forecast yet, while one may still be made: later it would know too much of the month. */
export const findUnforeseen = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<readonly string[]> {
    const month = monthOf(ctx.now);
    const until = new Date(periodOf(month).from.getTime() + budgetPolicy(ctx.now).forecastDays * DAY_MS);
    return ctx.now < until ? withoutForecast(tx, month) : [];
  },
});
