import { tell } from '../notices/tell.ts';
import { deliveryAcceptByDefaultJob } from '../requests/jobs.ts';
import { markAccepted } from '../requests/mark-accepted.ts';
import { acceptedByDefaultNotice } from '../requests/notice-rules.ts';
import { putOffAcceptance } from '../requests/put-off-acceptance.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { decideAcceptance } from './rules.ts';
import { acceptByDefaultSchema } from './schemas.ts';
import { lockRequest, requestTold } from './store.ts';

/**
 * At the deadline a delivery nobody accepted counts as accepted, without a rating, and who could have accepted it is told. `accepted`
 * false: there was nothing to do, because it was accepted in time, or its deadline has moved by days declared off since the delivery; it is looked at then.
 */
export const acceptByDefault = command({
  event: 'evaluation.accepted-by-default',
  allow: ['job'],
  input: acceptByDefaultSchema,
  async act(scope, { requestId }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const due = request.acceptBy !== null && request.acceptBy <= ctx.now;
    const putOff = due ? (await putOffAcceptance.definition.store(scope, { requestId })).result : null;
    const accepted = due && putOff === null && decideAcceptance(request.state) === 'accept';
    if (accepted) {
      await markAccepted.within(scope, { requestId });
      await tell.within(scope, acceptedByDefaultNotice(await requestTold(tx, requestId)));
    }
    return {
      result: { accepted },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.departmentId,
        detail: {
          number: request.number,
          accepted,
          state: request.state,
          ...(putOff ? { acceptBy: putOff.toISOString() } : {}),
        },
      },
      jobs: putOff ? [deliveryAcceptByDefaultJob(requestId, putOff)] : [],
    };
  },
});
