import { findRemoval } from '../provisioning/find-removal.ts';
import { STANDING_STATES } from '../tenancy/rules.ts';
import { answerableFor } from '../verb/actor.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { submitReleaseSchema } from './changes/schemas.ts';
import { refuseBusy } from './line-rules.ts';
import { openChange } from './open-change.ts';
import type { Submitted } from './schemas.ts';
import { lastPriceVersion, lockResource, openChanges } from './store.ts';
import { answerBefore, changeKeyOf } from './submit-key-store.ts';
import { pointingAt } from './target-store.ts';

/**
 * Asks to release a delivered resource; its data goes with it. It costs nothing afterwards, so the line's estimate is 0. While
 * another change of it is open this one waits for its turn. Sent again under its key it gets the first one's answer. Refused: STATE_CONFLICT unless it is in use; TENANCY_CLOSED while its
 * tenancy is being closed; RESOURCE_BUSY after another release or once its removal was ordered; TARGET_IN_USE while a balancer points at it.
 */
export const submitRelease = command({
  event: 'requests.release-submitted',
  allow: ['applicant'],
  input: submitReleaseSchema,
  async act(scope, input): Promise<Outcome<Submitted>> {
    const { ctx, tx } = scope;
    const { resourceId, reason } = input;
    const key = changeKeyOf('release', input);
    const before = await answerBefore(tx, answerableFor(ctx.actor), key);
    if (before) return before;
    const resource = await lockResource(tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    requireDepartment(ctx.actor, ['applicant'], resource.department_id);
    requireCloud(ctx.actor, ['applicant'], { cloudId: resource.cloud_id, departmentId: resource.department_id });
    if (resource.state !== 'active') throw new DomainError('STATE_CONFLICT', { state: resource.state });
    if (!STANDING_STATES.includes(resource.tenancy_state))
      throw new DomainError('TENANCY_CLOSED', { tenancy: resource.tenancy_number });
    const open = await openChanges(tx, resourceId);
    const removal = await findRemoval.definition.read(scope, { resourceId });
    const refusal = refuseBusy(open, { ...resource, removal });
    if (refusal) throw new DomainError(refusal.code, { field: refusal.field, ...refusal.facts });
    const balancers = await pointingAt(tx, resource.number);
    if (balancers.length > 0) throw new DomainError('TARGET_IN_USE', { balancers });
    const price = { monthFen: '0', yearEndFen: '0', priceVersionId: await lastPriceVersion(scope, resourceId) };
    const { spec } = resource;
    const result = await openChange.within(scope, { kind: 'release', resourceId, spec, reason, ...price, key });
    return {
      result: { ...result, waitsFor: open.map((change) => change.number) },
      audit: {
        object: { kind: 'request', id: result.requestId },
        departmentId: resource.department_id,
        detail: { number: result.number, resource: resource.number, before: spec },
      },
    };
  },
});
