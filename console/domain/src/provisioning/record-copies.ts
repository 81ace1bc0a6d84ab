import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockLease } from './lease-store.ts';
import { changeOperation, intentOf, lockOperation } from './operation-store.ts';
import { restorableFrom, restsNoLonger } from './removal/rules.ts';
import { recordCopiesSchema } from './removal/schemas.ts';
import { noteRestorable, restorableOf, stoppedSince } from './removal/store.ts';
import { holdsLease, stateAfter } from './rules.ts';
import { tellReleasers } from './telling-store.ts';

/**
 * Notes what a removal that the authority ordered could be undone from, before its preview, for who releases it, and again before it is
 * carried out. A release that was given on a copy which is gone by then is taken back. Refused: NOT_FOUND for any other operation;
 * LEASE_LOST; STATE_CONFLICT unless it is being previewed or applied.
 */
export const recordCopies = command({
  event: 'provisioning.copies-looked-at',
  allow: ['job'],
  input: recordCopiesSchema,
  async act(scope, { operationId, fence, found }): Promise<Outcome<{ outcome: 'goes-on' | 'asked-again' }>> {
    const { ctx, tx } = scope;
    const operation = await lockOperation(tx, operationId);
    if (!operation || intentOf(operation)?.purpose !== 'reclaim')
      throw new DomainError('NOT_FOUND', { what: 'operation' });
    const { number, state, stack_id: stackId } = operation;
    if (!holdsLease(await lockLease(tx, stackId), { fence }, ctx.now))
      throw new DomainError('LEASE_LOST', { operation: number });
    if (state !== 'previewing' && state !== 'applying')
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    const before = await restorableOf(tx, operationId);
    const restorable = restorableFrom(found, { stoppedAt: await stoppedSince(tx, stackId), now: ctx.now });
    await noteRestorable(tx, operationId, restorable);
    const back = state === 'applying' && restsNoLonger(before, restorable) ? stateAfter(state, 'plan-changed') : null;
    if (back) {
      await changeOperation(tx, operationId, { state: back });
      await tellReleasers(scope, operation);
    }
    const outcome = back ? ('asked-again' as const) : ('goes-on' as const);
    return {
      result: { outcome },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number, restorable, outcome },
      },
    };
  },
});
