import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { namesOf, newcomers, type Obstacle } from '../teardown/rules.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { claimOperation } from './claim-store.ts';
import { applyJob } from './jobs.ts';
import { changeOperation } from './operation-store.ts';
import { readReleaseSeat } from './read-release-seat.ts';
import { refuseRelease, TEARDOWN_RELEASERS } from './release-rules.ts';
import { releaseCloudDeploymentSchema } from './schemas.ts';
import { openParts } from './teardown-part-store.ts';
import {
  findTeardown,
  noteReleased,
  operationsUnderWay,
  refuseTenancies,
  requestsUnderWay,
  standingIn,
} from './teardown-store.ts';
import { settleOperation } from './telling-store.ts';

/**
 * Lets the previewed removal of a cloud or a tenancy be carried out. Refused: NOT_FOUND for any other operation; CLOUD_NOT_GRANTED;
 * SEAT_OF_ANOTHER where the cloud's profile gives it to another organisation;
 * ASKER_RELEASES to who asked for it; PLAN_CHANGED when the plan looked at is not the one in force; STATE_CONFLICT unless it is
 * previewed, or with what has come under way there since; TENANCY_IN_USE with what stands there and was not on the list;
 * CLOUD_IN_USE. What
 * lines of a tenancy made outside its namespace is removed first, by operations of their own that this release lets go on.
 */
export const releaseTeardown = command({
  event: 'provisioning.teardown-released',
  allow: TEARDOWN_RELEASERS,
  input: releaseCloudDeploymentSchema,
  stepUp: true,
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
    const { tenancy_id: tenancyId } = teardown;
    if (!tenancyId) await refuseTenancies(tx, teardown.cloud_id);
    if (tenancyId) await refuseWhatCameSince(tx, { operationId, tenancyId, listed: teardown.obstacles });
    const parts = tenancyId ? await openParts(scope, tenancyId) : { opened: [], jobs: [] };
    const [first] = parts.opened;
    const waiting = first === undefined ? {} : { waiting_for: { code: 'OPERATION', number: first } };
    await changeOperation(tx, operationId, { state, ...waiting });
    await settleOperation(scope, operationId);
    await noteReleased(tx, operationId, { personId: ctx.actor.id, at: ctx.now });
    return {
      result: { operationId, state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: teardown.department_id,
        detail: { number: operation.number, planHash, obstacles: teardown.obstacles, before: parts.opened },
      },
      jobs: first === undefined ? [applyJob(operationId)] : parts.jobs,
    };
  },
});

/** The list that was previewed is of then: what is there by now and not on it is not released with it. */
async function refuseWhatCameSince(
  tx: Tx,
  { operationId, tenancyId, listed }: { operationId: string; tenancyId: string; listed: readonly Obstacle[] },
): Promise<void> {
  const operations = await operationsUnderWay(tx, { tenancyId, but: operationId });
  const [first] = [...(await requestsUnderWay(tx, tenancyId)), ...operations];
  if (first) throw new DomainError('STATE_CONFLICT', { object: first.number, state: 'open' });
  const since = newcomers(listed, await standingIn(tx, tenancyId));
  if (since.length > 0) throw new DomainError('TENANCY_IN_USE', { resources: namesOf(since), count: since.length });
}
