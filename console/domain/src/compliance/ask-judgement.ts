import { command } from '../verb/command.ts';
import { cloudsGranted, requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { nextNight } from './rules.ts';
import { askJudgementSchema } from './schemas.ts';
import { dueNow, lockJudged, planJudgement, unplannedStacks } from './store.ts';

/**
 * Has one stack, or every one with objects on its cluster, judged as soon as its turn allows; of all, those on the clouds granted. Refused: NOT_FOUND; CLOUD_NOT_GRANTED;
 * STATE_CONFLICT unless it is deployed or half-made.
 */
export const askJudgement = command({
  event: 'compliance.judgement-asked',
  allow: ['platform-engineer'],
  input: askJudgementSchema,
  async act({ ctx, tx }, { stackId }) {
    const stack = stackId === undefined ? null : await lockJudged(tx, stackId);
    if (stack === undefined) throw new DomainError('NOT_FOUND', { what: 'stack' });
    if (stack) {
      requireCloud(ctx.actor, ['platform-engineer'], { cloudId: stack.cloud_id });
      const { name, state, holds } = stack;
      if (!holds) throw new DomainError('STATE_CONFLICT', { object: name, state });
    }
    for (const { id, department_id: departmentId } of await unplannedStacks(tx))
      await planJudgement(tx, { stackId: id, departmentId, dueAt: nextNight(id, ctx.now) });
    const stacks = await dueNow(tx, ctx.now, {
      stackId,
      cloudIds: cloudsGranted(ctx.actor, 'platform-engineer'),
    });
    return {
      result: { stacks },
      audit: {
        object: stack ? { kind: 'stack', id: stack.id } : { kind: 'policy-pack', id: 'all' },
        ...(stack ? { departmentId: stack.department_id } : {}),
        detail: { stack: stack?.name ?? null, stacks },
      },
    };
  },
});
