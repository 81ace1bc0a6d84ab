import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { claimOperation } from './claim-store.ts';
import { applyJob } from './jobs.ts';
import { changeOperation } from './operation-store.ts';
import { releaseCloudDeploymentSchema } from './schemas.ts';
import { findTeardown, noteReleased } from './teardown-store.ts';

/**
 * Lets the previewed removal of a cloud or a tenancy be carried out. Refused: NOT_FOUND for any other operation; CLOUD_NOT_GRANTED;
 * ASKER_RELEASES to who asked for it; PLAN_CHANGED when the plan looked at is not the one in force; STATE_CONFLICT unless it is
 * previewed.
 */
export const releaseTeardown = command({
  event: 'provisioning.teardown-released',
  allow: ['technical-reviewer', 'platform-engineer'],
  input: releaseCloudDeploymentSchema,
  async act(scope, { operationId, planHash }) {
    const { ctx, tx } = scope;
    const teardown = await findTeardown(tx, operationId);
    if (!teardown || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'operation' });
    requireCloud(ctx.actor, ['technical-reviewer', 'platform-engineer'], { cloudId: teardown.cloud_id });
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
