import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import type { AuditFact } from '../verb/record.ts';
import { claimOperation } from './claim-store.ts';
import { failOperation } from './failure-store.ts';
import { recoverJob } from './jobs.ts';
import { changeOperation, troubleOf } from './operation-store.ts';
import { recoveryAskedAgain } from './rules.ts';
import { resolveOperationSchema } from './schemas.ts';
import { cloudsTouched } from './stack-store.ts';
import { settleOperation } from './telling-store.ts';

/**
 * A person decides on an operation whose end is unknown. retry: the engine finds out once more and finishes what was approved,
 * also where it could not explain what it found. give-up: it has failed, and its stack is open to others. Refused:
 * CLOUD_NOT_GRANTED where the role is for other clouds; STATE_CONFLICT unless it is unknown.
 */
export const resolveOperation = command({
  event: 'provisioning.resolved',
  allow: ['platform-engineer'],
  input: resolveOperationSchema,
  async act(scope, { operationId, decision, reason }) {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: decision });
    for (const cloudId of await cloudsTouched(tx, operation))
      requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    await settleOperation(scope, operationId);
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: operation.department_id,
      detail: { number: operation.number, decision, reason },
    };
    if (decision === 'retry') {
      await changeOperation(tx, operationId, { state, recover_after: recoveryAskedAgain(ctx.now) });
      return { result: { operationId, state }, audit, jobs: [recoverJob(operationId)] };
    }
    const { leftovers, ...trouble } = await troubleOf(tx, operationId);
    const { jobs } = await failOperation(scope, operation, { trouble, findings: [], leftovers });
    return { result: { operationId, state }, audit, jobs };
  },
});
