import { z } from 'zod';
import { query } from '../verb/query.ts';
import { leasesToJudge } from './lease-store.ts';
import { JUDGED_EVERY_MS } from './rules.ts';

const AT_ONCE = 200;

/** Resources whose use was not judged for a day. */
export const findToJudge = query({
  allow: ['job'],
  input: z.void(),
  read: ({ ctx, tx }) => leasesToJudge(tx, new Date(ctx.now.getTime() - JUDGED_EVERY_MS), AT_ONCE),
});
