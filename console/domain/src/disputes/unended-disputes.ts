import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { unendedOf } from './store.ts';

/** In process only: disputes of a month's statements, or of one of them, that have not ended, by number. */
export const unendedDisputes = query({
  allow: ['job'],
  input: z.strictObject({ month: monthSchema, statementId: idSchema.optional() }),
  read: async ({ tx }, of) => unendedOf(tx, of),
});
