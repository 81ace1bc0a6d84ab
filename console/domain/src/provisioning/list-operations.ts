import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { operationsInputSchema, type operationsPageSchema } from './schemas.ts';
import { operationItem } from './view-rules.ts';
import { pageOfOperations } from './view-store.ts';

/** Operations, newest first; a department sees those of its own requests. */
export const listOperations = query({
  allow: ['signed-in', 'job'],
  input: operationsInputSchema,
  async read({ tx }, input): Promise<z.output<typeof operationsPageSchema>> {
    const { rows, total, nextCursor } = await pageOfOperations(tx, input);
    return { items: rows.map(operationItem), total, nextCursor };
  },
});
