import { query } from '../verb/query.ts';
import { dueJudgementsSchema } from './schemas.ts';
import { dueStacks } from './store.ts';

export interface DueStack {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly cloudId: string;
}

/** Deployed stacks whose judgement is due, longest due first, by the names their states have. */
export const findDueJudgements = query({
  allow: ['job'],
  input: dueJudgementsSchema,
  async read({ ctx, tx }, { limit }): Promise<readonly DueStack[]> {
    return dueStacks(tx, { now: ctx.now, limit });
  },
});
