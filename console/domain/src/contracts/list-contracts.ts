import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { contractListInputSchema, type contractPageSchema } from './schemas.ts';
import { contractView, pageOfContracts } from './store.ts';

/** Contracts the caller may see, newest first. */
export const listContracts = query({
  allow: ['signed-in', 'job'],
  input: contractListInputSchema,
  async read({ tx }, input): Promise<z.output<typeof contractPageSchema>> {
    const { rows, total, nextCursor } = await pageOfContracts(tx, input);
    return { items: rows.map(contractView), total, nextCursor };
  },
});
