import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { changeExemption, departmentsExempt, lockExemption } from './exemption-store.ts';
import { exemptionState } from './rules.ts';
import { exemptionRefSchema } from './schemas.ts';

/**
 * Ends an exemption before its time, or takes it back while it waits: who asked for it, or a security administrator. From then on its
 * findings count again. Refused: NOT_FOUND; NOT_YOURS; STATE_CONFLICT where it has ended.
 */
export const endExemption = command({
  event: 'compliance.exemption-ended',
  allow: ['platform-engineer', 'security-admin'],
  input: exemptionRefSchema,
  async act(scope, { exemptionId }) {
    const { ctx, tx } = scope;
    const exemption = await lockExemption(tx, exemptionId);
    if (!exemption || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'exemption' });
    if (exemption.asked_by !== ctx.actor.id && !holds(ctx.actor, 'security-admin')) throw new DomainError('NOT_YOURS');
    const { number, policy } = exemption;
    const state = exemptionState(exemption, ctx.now);
    if (state !== 'asked' && state !== 'in-force') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const object = { kind: 'exemption', id: exemptionId } as const;
    await settle.definition.store(scope, { about: object, kinds: ['exemption-asked'] });
    await changeExemption(tx, exemptionId, { ended_by: ctx.actor.id, ended_at: ctx.now });
    const detail = { number, policy, was: state };
    return {
      result: { exemptionId },
      audit: { object, detail },
      alsoFor: await departmentsExempt(scope, { scope: exemption.scope, detail }),
    };
  },
});
