import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { claimOperation } from './claim-store.ts';
import { askedBy } from './cloud-deployment-store.ts';
import { applyJob } from './jobs.ts';
import { changeOperation } from './operation-store.ts';
import { readReleaseSeat } from './read-release-seat.ts';
import { refuseRelease } from './release-rules.ts';
import { releaseCloudDeploymentSchema } from './schemas.ts';
import { findStack } from './stack-store.ts';
import { settleOperation } from './telling-store.ts';

/**
 * Lets the previewed deployment of a cloud's own stack be applied. Refused: NOT_FOUND also for an operation of a request, which
 * its approvals release; CLOUD_NOT_GRANTED; SEAT_OF_ANOTHER where the cloud's profile gives it to another organisation; ASKER_RELEASES to who asked for it; PLAN_CHANGED when the plan looked at is not the
 * one in force; STATE_CONFLICT unless it is previewed.
 */
export const releaseCloudDeployment = command({
  event: 'provisioning.cloud-deployment-released',
  allow: ['technical-reviewer'],
  input: releaseCloudDeploymentSchema,
  stepUp: true,
  async act(scope, { operationId, planHash }) {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'release' });
    const stack = await findStack(tx, operation.stack_id);
    if (
      operation.request_id !== null ||
      operation.verb !== 'deploy' ||
      stack?.kind !== 'cloud' ||
      ctx.actor.kind !== 'person'
    )
      throw new DomainError('NOT_FOUND', { what: 'operation' });
    requireCloud(ctx.actor, ['technical-reviewer'], { cloudId: stack.cloud_id });
    const seat = await readReleaseSeat.definition.read(scope, { cloudId: stack.cloud_id });
    const refusal = refuseRelease(ctx.actor, seat);
    if (refusal) throw refusal;
    if ((await askedBy(tx, operationId)) === ctx.actor.id)
      throw new DomainError('ASKER_RELEASES', { operation: operation.number });
    if (operation.plan_hash !== planHash) throw new DomainError('PLAN_CHANGED', { operation: operation.number });
    await changeOperation(tx, operationId, { state });
    await settleOperation(scope, operationId);
    return {
      result: { operationId, state },
      audit: { object: { kind: 'operation', id: operationId }, detail: { number: operation.number, planHash } },
      jobs: [applyJob(operationId)],
    };
  },
});
