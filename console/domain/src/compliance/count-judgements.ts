import { z } from 'zod';
import { query } from '../verb/query.ts';
import { type judgementCountsSchema, judgementStatusSchema } from './schemas.ts';
import { countByStatus } from './view-store.ts';

/** How many deployed stacks within the caller's scope have each status; zero where there is none. */
export const countJudgements = query({
  allow: ['signed-in', 'job'],
  input: z.void(),
  async read({ tx }): Promise<z.output<typeof judgementCountsSchema>> {
    const counts = await countByStatus(tx);
    const entries = judgementStatusSchema.options.map((status) => [status, counts.get(status) ?? 0] as const);
    return Object.fromEntries(entries) as z.output<typeof judgementCountsSchema>;
  },
});
