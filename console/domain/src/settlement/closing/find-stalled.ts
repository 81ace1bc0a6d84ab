import { z } from 'zod';
import { query } from '../../verb/query.ts';
import type { StatementStep } from './jobs.ts';
import { stalledSteps } from './step-store.ts';

/** Longer than any piece of work takes. */
const STALLED_MS = 180_000;

/** Work that was begun or asked for long ago and did not end: the worker that had it died. */
export const findStalled = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<readonly StatementStep[]> {
    return stalledSteps(tx, new Date(ctx.now.getTime() - STALLED_MS));
  },
});
