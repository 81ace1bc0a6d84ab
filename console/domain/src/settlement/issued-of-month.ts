import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { issuedIdsOf } from './issuer-store.ts';

/** Keys of a month's issued statements that the caller may see, in the order of their printed numbers. */
export const issuedOfMonth = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ month: monthSchema }),
  read: ({ tx }, { month }): Promise<readonly string[]> => issuedIdsOf(tx, month),
});
