import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { deliveryAcceptByDefaultJob } from './jobs.ts';
import { lineDeliveredSchema } from './moves/schemas.ts';
import { deliveryNotice } from './notice-rules.ts';
import { ACCEPTANCE_WORKING_DAYS, stateAfter } from './rules.ts';
import { changeRequest, linesOf, lockRequest, markLine } from './store.ts';

/**
 * One line is delivered; with the last one the request is, and the department's time to accept it begins. A line that comes
 * after its request failed is delivered all the same: it stands on the cluster and is used.
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
    const open = (await linesOf(tx, requestId)).filter((line) => line.state === 'open').length;
    const state = open === 0 ? stateAfter(request.state, 'delivered') : null;
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const acceptBy = afterWorkingDays(ctx.now, ACCEPTANCE_WORKING_DAYS, calendar);
    if (state) {
      await changeRequest(tx, requestId, { state, delivered_at: ctx.now, accept_by: acceptBy });
      const about = { kind: 'request', id: requestId } as const;
      await settle.definition.store(scope, { about, kinds: ['delivery-due'] });
      await tell.within(scope, deliveryNotice(request, acceptBy));
    }
    return {
      result: { state: state ?? request.state, open },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number: request.number, line: lineId, linesLeft: open },
      },
      jobs: state ? [deliveryAcceptByDefaultJob(requestId, acceptBy)] : [],
    };
  },
});
