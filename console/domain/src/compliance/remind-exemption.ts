import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockExemption } from './exemption-store.ts';
import { exemptionState } from './rules.ts';
import { exemptionRefSchema } from './schemas.ts';

/** Reminds who asked for an exemption that it ends soon, once. Refused: NOT_FOUND; STATE_CONFLICT unless it is in force. */
export const remindExemption = command({
  event: 'compliance.exemption-reminded',
  allow: ['job'],
  input: exemptionRefSchema,
  async act(scope, { exemptionId }) {
    const exemption = await lockExemption(scope.tx, exemptionId);
    if (!exemption) throw new DomainError('NOT_FOUND', { what: 'exemption' });
    const { number, policy, until } = exemption;
    const state = exemptionState(exemption, scope.ctx.now);
    if (state !== 'in-force') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const object = { kind: 'exemption', id: exemptionId } as const;
    const { recipients } = await tell.within(scope, {
      kind: 'exemption-ending',
      about: object,
      departmentId: null,
      facts: { number, policy },
      dueAt: until,
      to: [{ role: 'platform-engineer', personId: exemption.asked_by }],
      once: true,
    });
    return { result: { reminded: recipients > 0 }, audit: { object, detail: { number, until: until.toISOString() } } };
  },
});
