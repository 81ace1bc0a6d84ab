import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { deliveryAcceptByDefaultJob } from './jobs.ts';
import { lineDeliveredSchema } from './moves/schemas.ts';
import { deliveryNotice, removalEndedNotice } from './notice-rules.ts';
import { ACCEPTANCE_WORKING_DAYS, stateAfter } from './rules.ts';
import { changeRequest, linesOf, lockRequest, markLine } from './store.ts';

/**
 * One line is delivered; with the last one the request is, and the department's time to accept it begins. A line that comes
 * after its request failed is delivered all the same: it stands on the cluster and is used. A release that the authority ordered is done with it:
 * there is nothing to accept.
 */
export const markLineDelivered = command({
  event: 'requests.delivered',
  allow: ['job'],
  input: lineDeliveredSchema,
  async act(scope, { requestId, lineId }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    await markLine(tx, lineId, ctx.now);
    const lines = await linesOf(tx, requestId);
    const open = lines.filter((line) => line.state === 'open').length;
    const isOrdered = request.ordered_by !== null;
    const state = open === 0 ? stateAfter(request.state, isOrdered ? 'done' : 'delivered') : null;
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const acceptBy = afterWorkingDays(ctx.now, ACCEPTANCE_WORKING_DAYS, calendar);
    if (state) {
      const delivered = { state, delivered_at: ctx.now };
      await changeRequest(tx, requestId, isOrdered ? delivered : { ...delivered, accept_by: acceptBy });
      const about = { kind: 'request', id: requestId } as const;
      await settle.definition.store(scope, { about, kinds: ['delivery-due', 'removal-to-confirm'] });
      const release = { ...request, resource: lines[0]?.resource_number ?? '' };
      const notice = isOrdered ? removalEndedNotice(release, { outcome: 'done' }) : deliveryNotice(request, acceptBy);
      await tell.within(scope, notice);
    }
    return {
      result: { state: state ?? request.state, open },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number: request.number, line: lineId, linesLeft: open },
      },
      jobs: state && !isOrdered ? [deliveryAcceptByDefaultJob(requestId, acceptBy)] : [],
    };
  },
});
