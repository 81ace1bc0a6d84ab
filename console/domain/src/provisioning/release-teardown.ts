import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { claimOperation } from './claim-store.ts';
import { applyJob } from './jobs.ts';
import { changeOperation } from './operation-store.ts';
import { readReleaseSeat } from './read-release-seat.ts';
import { refuseRelease, TEARDOWN_RELEASERS } from './release-rules.ts';
import { releaseCloudDeploymentSchema } from './schemas.ts';
import { findTeardown, noteReleased } from './teardown-store.ts';

/**
 * Lets the previewed removal of a cloud or a tenancy be carried out. Refused: NOT_FOUND for any other operation; CLOUD_NOT_GRANTED;
 * SEAT_OF_ANOTHER where the cloud's profile gives it to another organisation;
 * ASKER_RELEASES to who asked for it; PLAN_CHANGED when the plan looked at is not the one in force; STATE_CONFLICT unless it is
 * previewed.
 */
export const releaseTeardown = command({
  event: 'provisioning.teardown-released',
  allow: TEARDOWN_RELEASERS,
  input: releaseCloudDeploymentSchema,
  async act(scope, { operationId, planHash }) {
    const { ctx, tx } = scope;
    const teardown = await findTeardown(tx, operationId);
    if (!teardown || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'operation' });
    requireCloud(ctx.actor, TEARDOWN_RELEASERS, { cloudId: teardown.cloud_id });
    const seat = await readReleaseSeat.definition.read(scope, { cloudId: teardown.cloud_id });
    const refusal = refuseRelease(ctx.actor, seat, TEARDOWN_RELEASERS);
    if (refusal) throw refusal;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'release' });
    if (teardown.asked_by === ctx.actor.id) throw new DomainError('ASKER_RELEASES', { operation: operation.number });
    if (operation.plan_hash !== planHash) throw new DomainError('PLAN_CHANGED', { operation: operation.number });
    await changeOperation(tx, operationId, { state });
    await noteReleased(tx, operationId, { personId: ctx.actor.id, at: ctx.now });
    return {
      result: { operationId, state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: teardown.department_id,
        detail: { number: operation.number, planHash, obstacles: teardown.obstacles },
      },
      jobs: [applyJob(operationId)],
    };
  },
});
