import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { departmentsBudgeted } from './store.ts';

/** Departments that have a budget of this year, to be watched. */
export const findBudgeted = query({
  allow: ['job'],
  input: z.void(),
  read: ({ ctx, tx }): Promise<readonly string[]> => departmentsBudgeted(tx, Number(dayOf(ctx.now).slice(0, 4))),
});
