import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockOperation } from './operation-store.ts';
import { mayStop } from './rules.ts';
import { stopOperationSchema } from './schemas.ts';
import { cloudsTouched } from './stack-store.ts';
import { askStop } from './stop-store.ts';

/**
 * A person wants an operation to end that is changing the cluster. Its worker hears of it with the next renewal of the lease and
 * has the engine end after the steps it is in; what was touched is named, and a cut run is recovered without being finished. Asking
 * again changes nothing. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; STATE_CONFLICT unless it is being applied or verified.
 */
export const stopOperation = command({
  event: 'provisioning.stop-asked',
  allow: ['platform-engineer'],
  input: stopOperationSchema,
  async act({ ctx, tx }, { operationId, reason }) {
    const operation = await lockOperation(tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
    for (const cloudId of await cloudsTouched(tx, operation))
      requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const { number, state } = operation;
    if (!mayStop(state)) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const by = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    if (operation.stop_asked_at === null) await askStop(tx, operationId, { at: ctx.now, by, reason });
    return {
      result: { operationId, state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number, state, reason, again: operation.stop_asked_at !== null },
      },
    };
  },
});
