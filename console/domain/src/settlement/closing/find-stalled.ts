import { z } from 'zod';
import { query } from '../../verb/query.ts';
import type { StatementStep } from './jobs.ts';
import { stalledSteps } from './step-store.ts';

/** Work whose job was lost with the worker that had it. */
export const findStalled = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<readonly StatementStep[]> {
    return stalledSteps(tx, ctx.now);
  },
});
