import { releaseMaintenanceSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { claimOperation } from './claim-store.ts';
import { askedBy } from './cloud-deployment-store.ts';
import { applyJob } from './jobs.ts';
import { changeOperation, intentOf } from './operation-store.ts';
import { readReleaseSeat } from './read-release-seat.ts';
import { refuseRelease } from './release-rules.ts';
import { restorableOf } from './removal/store.ts';
import { findStack } from './stack-store.ts';
import { settleOperation } from './telling-store.ts';

/**
 * Lets the previewed plan of a maintenance operation be carried out: four eyes, the asker's and a technical reviewer's. Refused:
 * NOT_FOUND for any other operation; CLOUD_NOT_GRANTED; SEAT_OF_ANOTHER where the cloud's profile gives it to another organisation; ASKER_RELEASES; PLAN_CHANGED when the plan looked at is not the one in
 * force; STATE_CONFLICT unless it is previewed.
 */
export const releaseMaintenance = command({
  event: 'provisioning.maintenance-released',
  allow: ['technical-reviewer'],
  input: releaseMaintenanceSchema,
  stepUp: true,
  async act(scope, { operationId, planHash }) {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'release' });
    const stack = await findStack(tx, operation.stack_id);
    const intent = intentOf(operation);
    if (intent === null || !stack || ctx.actor.kind !== 'person')
      throw new DomainError('NOT_FOUND', { what: 'operation' });
    requireCloud(ctx.actor, ['technical-reviewer'], { cloudId: stack.cloud_id });
    const refusal = refuseRelease(ctx.actor, await readReleaseSeat.definition.read(scope, { cloudId: stack.cloud_id }));
    if (refusal) throw refusal;
    const { number } = operation;
    if ((await askedBy(tx, operationId)) === ctx.actor.id)
      throw new DomainError('ASKER_RELEASES', { operation: number });
    if (operation.plan_hash !== planHash) throw new DomainError('PLAN_CHANGED', { operation: number });
    // Who lets a resource go does so on a copy, or on there being none: the record says on which.
    const seen = intent.purpose === 'reclaim' ? { restorable: await restorableOf(tx, operationId) } : {};
    await changeOperation(tx, operationId, { state });
    await settleOperation(scope, operationId);
    return {
      result: { operationId, state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number, purpose: intent.purpose, planHash, ...seen },
      },
      jobs: [applyJob(operationId)],
    };
  },
});
