import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { statementListInputSchema, type statementPageSchema } from './schemas.ts';
import { pageOfStatements, statementItem } from './store.ts';

/** Statements the caller may see, last built first. */
export const listStatements = query({
  allow: ['signed-in', 'job'],
  input: statementListInputSchema,
  async read({ tx }, input): Promise<z.output<typeof statementPageSchema>> {
    const { rows, total, nextCursor } = await pageOfStatements(tx, input);
    return { items: rows.map(statementItem), total, nextCursor };
  },
});
