import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { requireClouds, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { stepNotice } from './notice-rules.ts';
import { mayUrge } from './rules.ts';
import { urgeSchema } from './schemas.ts';
import { cloudsOf, lockForUrging, noteUrged, openStepsOf } from './store.ts';

/**
 * The department asks those who have a request's open steps to decide (催办), once a working day. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED;
 * STATE_CONFLICT where nothing waits for an approver; URGED_TODAY.
 */
export const urgeApproval = command({
  event: 'approvals.urged',
  allow: ['applicant'],
  input: urgeSchema,
  async act(scope, { requestId }) {
    const { ctx, tx } = scope;
    const request = await lockForUrging(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const { departmentId, number, state } = request;
    requireDepartment(ctx.actor, ['applicant'], departmentId);
    const cloudIds = await cloudsOf(tx, requestId);
    requireClouds(ctx.actor, ['applicant'], { cloudIds, departmentId });
    const open = await openStepsOf(tx, requestId);
    if (open.length === 0) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const declared = await findDeclaredDays.definition.read(scope);
    if (!mayUrge(request.urgedAt, ctx.now, declared)) throw new DomainError('URGED_TODAY', { number });
    const times = request.urged + 1;
    await noteUrged(tx, requestId, { times, at: ctx.now });
    const told = { ...request, cloudIds };
    for (const each of open) {
      const notice = stepNotice('approval-urged', told, each);
      await tell.within(scope, { ...notice, facts: { ...notice.facts, times } });
    }
    return {
      result: { requestId, urged: times },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId,
        detail: { number, times, steps: open.map(({ step }) => step) },
      },
    };
  },
});
