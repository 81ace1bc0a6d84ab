import { query } from '../../verb/query.ts';
import { progressOf } from './rules.ts';
import { type ClosingProgress, periodInputSchema } from './schemas.ts';
import { countSteps } from './step-store.ts';

/** How far the drafting and issuing of a month are, from their counts alone: what is looked at every few seconds while they go on. */
export const getProgress = query({
  allow: ['finance', 'auditor'],
  input: periodInputSchema,
  async read({ ctx, tx }, { month }): Promise<ClosingProgress> {
    const { draft, issue } = await countSteps(tx, month);
    return { drafting: progressOf(draft, ctx.now), issuing: progressOf(issue, ctx.now) };
  },
});
