import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { askCheckSchema } from './schemas.ts';
import { dueNow, lockChecked, planFirstCheck } from './store.ts';

/** Has a stack looked at as soon as its turn allows. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; STATE_CONFLICT unless it holds objects. */
export const askCheck = command({
  event: 'drift.check-asked',
  allow: ['platform-engineer'],
  input: askCheckSchema,
  async act({ ctx, tx }, { stackId }) {
    const stack = await lockChecked(tx, stackId);
    if (!stack) throw new DomainError('NOT_FOUND', { what: 'stack' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: stack.cloud_id });
    const { name, state, department_id: departmentId } = stack;
    if (!stack.holds) throw new DomainError('STATE_CONFLICT', { object: name, state });
    await planFirstCheck(tx, { stackId, departmentId, dueAt: ctx.now });
    await dueNow(tx, stackId, ctx.now);
    return {
      result: { stackId },
      audit: { object: { kind: 'stack', id: stackId }, departmentId, detail: { stack: name } },
    };
  },
});
