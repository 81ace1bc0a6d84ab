import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { unendedDisputes } from '../disputes/unended-disputes.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';

/** A line of a statement that is disputed and not decided, or whose credit note nobody has approved. */
export interface OpenDispute {
  readonly number: string;
  readonly statementId: string;
}

/** Disputes of a month's statements, or of one of them, that have not ended: while there is one the month can't be closed, nor the statement confirmed. */
export const openDisputes = query({
  allow: ['job'],
  input: z.strictObject({ month: monthSchema, statementId: idSchema.optional() }),
  read: async (scope, of): Promise<readonly OpenDispute[]> => unendedDisputes.definition.read(scope, of),
});
