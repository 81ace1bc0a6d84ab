import { z } from 'zod';
import { query } from '../verb/query.ts';
import { lostBefore } from './rules.ts';
import { silentRuns } from './run-store.ts';

/** Runs by hand that never reported their end though their window has been over for a while, for the worker to note as lost. */
export const findLostRuns = query({
  allow: ['job'],
  input: z.void(),
  read: ({ ctx, tx }) => silentRuns(tx, lostBefore(ctx.now)),
});
