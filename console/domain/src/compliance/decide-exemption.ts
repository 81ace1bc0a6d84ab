import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { changeExemption, departmentsExempt, lockExemption } from './exemption-store.ts';
import { exemptionState } from './rules.ts';
import { decideExemptionSchema } from './schemas.ts';

/**
 * Grants or refuses an exemption: another person than asked for it, of the security administration. Refused: NOT_FOUND; ASKER_RELEASES;
 * STATE_CONFLICT once it was decided on, or its end has passed.
 */
export const decideExemption = command({
  event: 'compliance.exemption-granted',
  allow: ['security-admin'],
  input: decideExemptionSchema,
  stepUp: true,
  async act(scope, { exemptionId, decision }) {
    const { ctx, tx } = scope;
    const exemption = await lockExemption(tx, exemptionId);
    if (!exemption || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'exemption' });
    const { number, policy } = exemption;
    if (exemption.asked_by === ctx.actor.id) throw new DomainError('ASKER_RELEASES', { operation: number });
    const state = exemptionState(exemption, ctx.now);
    if (state !== 'asked') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const decided = decision === 'grant' ? ('granted' as const) : ('refused' as const);
    const object = { kind: 'exemption', id: exemptionId } as const;
    await settle.definition.store(scope, { about: object, kinds: ['exemption-asked'] });
    await changeExemption(tx, exemptionId, { decision: decided, decided_by: ctx.actor.id, decided_at: ctx.now });
    const detail = { number, policy, until: exemption.until.toISOString() };
    return {
      result: { exemptionId },
      audit: {
        ...(decided === 'refused' ? { action: 'compliance.exemption-refused' as const } : {}),
        object,
        detail,
      },
      alsoFor: await departmentsExempt(scope, { scope: exemption.scope, detail }),
    };
  },
});
