import { findRequestClouds } from '../requests/find-clouds.ts';
import { markAccepted } from '../requests/mark-accepted.ts';
import { command } from '../verb/command.ts';
import { requireClouds, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { decideAcceptance } from './rules.ts';
import { acceptSchema } from './schemas.ts';
import { insertRating, lockRequest } from './store.ts';

/**
 * The department accepts a delivery and rates it in one act. ALREADY_ACCEPTED the second time (also after acceptance by
 * default); STATE_CONFLICT before delivery; NOT_YOURS for another department's; CLOUD_NOT_GRANTED.
 */
export const accept = command({
  event: 'evaluation.accepted',
  allow: ['applicant', 'department-approver'],
  input: acceptSchema,
  async act(scope, { requestId, score, reason }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    requireDepartment(ctx.actor, ['applicant', 'department-approver'], request.departmentId);
    const cloudIds = await findRequestClouds.definition.read(scope, { requestId });
    requireClouds(ctx.actor, ['applicant', 'department-approver'], { cloudIds, departmentId: request.departmentId });
    if (ctx.actor.kind !== 'person') throw new DomainError('NOT_YOURS');
    const decision = decideAcceptance(request.state);
    if (decision === 'already') throw new DomainError('ALREADY_ACCEPTED', { number: request.number });
    if (decision === 'not-delivered') throw new DomainError('STATE_CONFLICT', { state: request.state });
    await markAccepted.within(scope, { requestId });
    const ratingId = newId(ctx.now);
    const person = { department_id: request.departmentId, person_id: ctx.actor.id };
    await insertRating(tx, { id: ratingId, ...person, request_id: requestId, score, reason, at: ctx.now });
    return {
      result: { requestId, state: 'accepted' as const, acceptedAt: ctx.now.toISOString(), ratingId },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.departmentId,
        detail: { number: request.number, score, reason },
      },
    };
  },
});
