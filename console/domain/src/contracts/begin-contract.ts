import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { closedSince } from './closed-months-store.ts';
import { getContractInputSchema } from './schemas.ts';
import { beginTerm, lockContract, waitingContracts } from './store.ts';
import { afterClosed, validityFrom } from './validity-rules.ts';

/**
 * Begins the term of a contract with what it waited for: the first resource delivered, or the first delivery accepted, at or after its
 * earliest day; where that is of a closed month, with the first instant that is of none. STATE_CONFLICT where it has begun, or that has not happened.
 */
export const beginContract = command({
  event: 'contracts.begun',
  allow: ['job'],
  input: getContractInputSchema,
  async act({ ctx, tx }, { contractId }) {
    const contract = await lockContract(tx, contractId);
    if (!contract) throw new DomainError('NOT_FOUND', { what: 'contract' });
    const waiting = (await waitingContracts(tx)).find(({ id }) => id === contractId);
    const { number, department_id: departmentId, begins } = contract;
    if (!waiting?.happened) throw new DomainError('STATE_CONFLICT', { state: 'contract-waiting', object: number });
    const from = afterClosed(waiting.happened, await closedSince({ ctx, tx }, waiting.happened));
    const term = validityFrom(from, waiting.term_months ?? 1);
    await beginTerm(tx, contractId, { ...term, notedAt: ctx.now });
    const [validFrom, validTo] = [term.from.toISOString(), term.to.toISOString()];
    return {
      result: { contractId, number },
      audit: {
        object: { kind: 'contract', id: contractId },
        departmentId,
        detail: { number, begins, happened: waiting.happened.toISOString(), validFrom, validTo },
      },
    };
  },
});
