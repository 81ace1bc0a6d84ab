import { z } from 'zod';
import { query } from '../verb/query.ts';
import { overdueWindows } from './store.ts';

/** Open windows whose time is over, for the worker to close and record. */
export const findOverdueWindows = query({
  allow: ['job'],
  input: z.void(),
  read: ({ ctx, tx }) => overdueWindows(tx, ctx.now),
});
