import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';

/** A line of a statement that is disputed and not decided. */
export interface OpenDispute {
  readonly number: string;
  readonly statementId: string;
}

/** Disputes of a month's statements, or of one of them, that nobody has decided: while there is one the month can't be closed. No line can be disputed yet, so there is none. */
export const openDisputes = query({
  allow: ['job'],
  input: z.strictObject({ month: monthSchema, statementId: idSchema.optional() }),
  read: async (): Promise<readonly OpenDispute[]> => [],
});
