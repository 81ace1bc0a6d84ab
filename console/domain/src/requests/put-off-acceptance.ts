import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { ingest } from '../verb/ingest.ts';
import { acceptanceEnd } from './acceptance-rules.ts';
import { requestRefSchema } from './schemas.ts';
import { changeRequest, lockRequest } from './store.ts';

/**
 * Moves the end of a delivery's acceptance by the days that were declared off since the delivery; gives the end, null where it stays or there is none. The row
 * of the act that asks is the record of it.
 */
export const putOffAcceptance = ingest({
  event: 'requests.delivered',
  allow: ['job'],
  input: requestRefSchema,
  async store(scope, { requestId }): Promise<{ readonly result: Date | null }> {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (request?.state !== 'delivered' || request.accept_by === null) return { result: null };
    const { state, delivered_at: deliveredAt, accept_by: acceptBy } = request;
    const end = acceptanceEnd({ deliveredAt, acceptBy }, await findDeclaredDays.definition.read(scope), ctx.now);
    if (end <= acceptBy) return { result: null };
    await changeRequest(tx, requestId, { state, accept_by: end });
    return { result: end };
  },
});
