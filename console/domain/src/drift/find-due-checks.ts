import { query } from '../verb/query.ts';
import { dueChecksSchema } from './schemas.ts';
import { dueStacks } from './store.ts';

/** Stacks with objects whose look is due, longest due first; none that an operation is at. */
export const findDueChecks = query({
  allow: ['job'],
  input: dueChecksSchema,
  async read({ ctx, tx }, { limit }): Promise<readonly string[]> {
    return (await dueStacks(tx, { now: ctx.now, limit })).map(({ id }) => id);
  },
});
