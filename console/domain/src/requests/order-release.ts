import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { findTerms } from '../catalogue/find-terms.ts';
import { tell } from '../notices/tell.ts';
import { STANDING_STATES } from '../tenancy/rules.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { holdSystem } from './hold-system.ts';
import { insertLine } from './line-store.ts';
import { markFailed } from './mark-failed.ts';
import { orderReleaseSchema } from './moves/schemas.ts';
import { removalOrderedNotice, removalToConfirmNotice } from './notice-rules.ts';
import { markOrdered, openRequestsOn } from './ordered-release-store.ts';
import { pinnedWithoutPromise } from './pinned-terms-rules.ts';
import { IN_REVIEW } from './rules.ts';
import { insertRequest, lastPriceVersion, lockResource } from './store.ts';

/**
 * Opens the release, ordered by the authority, of a service that is fulfilled by hand: a request at work at once, whose line an engineer of the
 * operator confirms or gives back. What is in review about the service ends. Called within the removal that the authority ordered, which has
 * locked those requests. Refused: NOT_FOUND; STATE_CONFLICT for what the engine makes, or what is not in use; TENANCY_CLOSED; RESOURCE_BUSY while
 * a person sees to another request of it; TRANSFER_UNDER_WAY.
 */
export const orderRelease = command({
  event: 'requests.release-ordered',
  allow: ['job'],
  input: orderReleaseSchema,
  async act(scope, { resourceId, reason }) {
    const { ctx, tx } = scope;
    const resource = await lockResource(tx, resourceId);
    const personId = answerableFor(ctx.actor);
    if (!resource || !personId) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id, system_id, cloud_id, spec, xinchuang, fulfilment, number: name } = resource;
    if (resource.state !== 'active' || fulfilment !== 'counted')
      throw new DomainError('STATE_CONFLICT', { object: name, state: resource.state });
    if (!STANDING_STATES.includes(resource.tenancy_state))
      throw new DomainError('TENANCY_CLOSED', { tenancy: resource.tenancy_number });
    for (const open of await openRequestsOn(tx, resourceId)) {
      if (!IN_REVIEW.includes(open.state)) throw new DomainError('RESOURCE_BUSY', { request: open.number });
      const trouble = { code: 'RESOURCE_CHANGED' as const, facts: { resource: name } };
      await markFailed.within(scope, { requestId: open.id, trouble });
    }
    await holdSystem.definition.read(scope, { systemId: system_id, departmentId: department_id });
    const terms = (await findTerms.definition.read(scope, undefined)).get(spec.item);
    const request = { id: newId(ctx.now), number: await nextNumber(tx, 'SQ', ctx.now) };
    const title = `收回${itemOf(spec.item).nameZh} ${name}`;
    const about = { kind: 'release' as const, title, reason, mlps_grade: resource.mlps_grade, applicant_id: personId };
    const owner = { department_id, system_id, submitted_at: ctx.now };
    await insertRequest(tx, { ...request, ...about, ...owner, promised_days: null, promised_by: null });
    const line = { id: newId(ctx.now), request_id: request.id, department_id, ordinal: 1, spec, fulfilment };
    const place = { cloud_id, zone_code: resource.zone_code, xinchuang, tenancy_id: resource.tenancy_id };
    const price_version_id = await lastPriceVersion(scope, resourceId);
    const price = { month_fen: '0', year_end_fen: '0', price_version_id };
    await insertLine(tx, { ...line, ...place, resource_id: resourceId, ...price, ...pinnedWithoutPromise(terms) });
    await markOrdered(tx, request.id, personId);
    const told = { ...request, title, department_id, resource: name, cloudId: cloud_id, personId };
    await tell.within(scope, removalOrderedNotice(told, reason));
    await tell.within(scope, removalToConfirmNotice(told, reason));
    return {
      result: { requestId: request.id, number: request.number },
      audit: {
        object: { kind: 'request', id: request.id },
        departmentId: department_id,
        detail: { number: request.number, resource: name, reason },
      },
    };
  },
});
