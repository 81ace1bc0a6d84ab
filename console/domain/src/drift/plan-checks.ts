import { ingest } from '../verb/ingest.ts';
import { nextCheck } from './rules.ts';
import { planChecksSchema } from './schemas.ts';
import { planFirstCheck, unplannedStacks } from './store.ts';

/** Gives every stack with objects that has none its place in the interval, without a look at it yet. */
export const planChecks = ingest({
  event: 'drift.checked',
  allow: ['job'],
  input: planChecksSchema,
  async store({ ctx, tx }, { everySeconds }) {
    const stacks = await unplannedStacks(tx);
    for (const { id, department_id: departmentId } of stacks)
      await planFirstCheck(tx, { stackId: id, departmentId, dueAt: nextCheck(id, everySeconds * 1_000, ctx.now) });
    return { result: { planned: stacks.length } };
  },
});
