import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockLease } from './lease-store.ts';
import { lockOperation, type OperationRow } from './operation-store.ts';
import { holdsLease, type OperationAct, stateAfter } from './rules.ts';
import type { OperationState } from './schemas.ts';

/**
 * The operation, locked, with the state that `act` leads to. Refused: NOT_FOUND, STATE_CONFLICT where the act may not
 * happen, LEASE_LOST where `fence` is given and no longer the stack's.
 */
export async function claimOperation(
  { ctx, tx }: VerbScope,
  wanted: { operationId: string; act: OperationAct; fence?: bigint },
): Promise<{ operation: OperationRow; state: OperationState }> {
  const operation = await lockOperation(tx, wanted.operationId);
  if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
  if (wanted.fence !== undefined) {
    const lease = await lockLease(tx, operation.stack_id);
    if (!holdsLease(lease, { fence: wanted.fence }, ctx.now))
      throw new DomainError('LEASE_LOST', { operation: operation.number });
  }
  const state = stateAfter(operation.state, wanted.act);
  if (!state) throw new DomainError('STATE_CONFLICT', { object: operation.number, state: operation.state });
  return { operation, state };
}
