import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { dueJudgements } from './store.ts';

/** Keys of requests that a rule's judgement takes effect on now, for the worker. */
export const findDueAutomatic = query({
  allow: ['job'],
  input: z.void(),
  read: ({ ctx, tx }) => dueJudgements(tx, ctx.now),
});
