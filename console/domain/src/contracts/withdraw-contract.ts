import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { withdrawContractSchema } from './schemas.ts';
import { lockContract, markWithdrawn } from './store.ts';
import { stateOf } from './validity-rules.ts';

/**
 * Takes a contract back that waits to begin, with a reason: it stays on record and keeps no other contract of its department out any more.
 * NOT_FOUND; STATE_CONFLICT where it does not wait: a term that has begun is ended by its own end alone.
 */
export const withdrawContract = command({
  event: 'contracts.withdrawn',
  allow: ['finance'],
  input: withdrawContractSchema,
  stepUp: true,
  async act({ ctx, tx }, { contractId, reason }) {
    const contract = await lockContract(tx, contractId);
    const by = answerableFor(ctx.actor);
    if (!contract || by === null) throw new DomainError('NOT_FOUND', { what: 'contract' });
    const { number, begins, department_id: departmentId } = contract;
    const state = stateOf(contract, ctx.now);
    if (state !== 'waiting') throw new DomainError('STATE_CONFLICT', { state, object: number });
    await markWithdrawn(tx, contractId, { by, at: ctx.now, why: reason });
    return {
      result: { contractId, number },
      audit: { object: { kind: 'contract', id: contractId }, departmentId, detail: { number, begins, reason } },
    };
  },
});
