import { z } from 'zod';
import { ingest } from '../verb/ingest.ts';
import { nextNight } from './rules.ts';
import { planJudgement, unplannedStacks } from './store.ts';

/** Gives every stack with objects on its cluster that has none its place in the night. */
export const planJudgements = ingest({
  event: 'compliance.judged',
  allow: ['job'],
  input: z.void(),
  async store({ ctx, tx }) {
    const stacks = await unplannedStacks(tx);
    for (const { id, department_id: departmentId } of stacks)
      await planJudgement(tx, { stackId: id, departmentId, dueAt: nextNight(id, ctx.now) });
    return { result: { planned: stacks.length } };
  },
});
