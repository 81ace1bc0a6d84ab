import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { claimOperation } from './claim-store.ts';
import { changeOperation } from './operation-store.ts';
import { recoveryAskedAgain } from './rules.ts';
import { waitSchema } from './schemas.ts';

/** Notes what an operation that can't start yet waits for; its audit row is that of its start. Refused: STATE_CONFLICT. */
export const waitOperation = ingest({
  event: 'provisioning.waiting',
  allow: ['job'],
  input: waitSchema,
  async store(scope, { operationId, waitingFor }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'wait' });
    const same = JSON.stringify(operation.waiting_for) === JSON.stringify(waitingFor);
    // One that was cut off is looked at again: nothing else would ask for its recovery.
    const again = state === 'unknown' ? { recover_after: recoveryAskedAgain(scope.ctx.now) } : {};
    if (!same || state === 'unknown')
      await changeOperation(scope.tx, operationId, { state, waiting_for: waitingFor, ...again });
    const first = operation.waiting_for === null;
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: operation.department_id,
      detail: { number: operation.number, waitingFor },
    };
    return { result: { changed: !same }, ...(first ? { audit } : {}) };
  },
});
