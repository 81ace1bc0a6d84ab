import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { deliveryDueNotice } from './notice-rules.ts';
import { requestRefSchema } from './schemas.ts';
import { linesOf, lockRequest } from './store.ts';

/**
 * Tells the operator's engineers that the promise of a delivery is about to pass, while what was approved is still to be delivered.
 * STATE_CONFLICT where it is not any more: it was delivered, failed, or is in review anew.
 */
export const tellDeliveryDue = command({
  event: 'requests.delivery-reminded',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const { state, number, department_id: departmentId, promised_by: dueAt } = request;
    if (state !== 'provisioning' || dueAt === null) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const open = (await linesOf(tx, requestId)).filter((line) => line.state === 'open');
    const cloudIds = [...new Set(open.map((line) => line.cloud_id))];
    if (cloudIds.length > 0) await tell.within(scope, deliveryDueNotice(request, { cloudIds, dueAt }));
    return {
      result: { requestId },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId,
        detail: { number, promisedBy: dueAt.toISOString(), linesLeft: open.length },
      },
    };
  },
});
