import { heldAmounts } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { bookQuota } from '../quota/book-quota.ts';
import { beginLease } from '../reclaim/begin-lease.ts';
import { markLineDelivered } from '../requests/mark-line-delivered.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import {
  insertDeliveryNote,
  lockLine,
  setLineDelivered,
  setResourceActive,
  setResourceReleased,
} from './delivery-store.ts';
import { instanceUid } from './handover-rules.ts';
import { deliverLineSchema } from './schemas.ts';

/**
 * Delivers one line: resource, what is charged from `at` on, quota, delivery note, and the request's own progress, all in the
 * transaction of the verb that saw it. Refused: NOT_FOUND; STATE_CONFLICT for a line that is not open.
 */
export const deliverLine = command({
  event: 'provisioning.line-delivered',
  allow: ['job'],
  input: deliverLineSchema,
  async act(scope, { lineId, at, cause, handover, inventory }) {
    const { ctx, tx } = scope;
    const line = await lockLine(tx, lineId);
    if (!line) throw new DomainError('NOT_FOUND', { what: 'line' });
    if (line.state !== 'open')
      throw new DomainError('STATE_CONFLICT', { object: line.resource_number, state: line.state });
    const release = line.request_kind === 'release';
    const first = line.resource_state === 'requested';
    if (release) await setResourceReleased(tx, line.resource_id, at);
    else await setResourceActive(tx, line.resource_id, { spec: line.spec, at, first });
    await recordResourceChange.within(scope, {
      resourceId: line.resource_id,
      kind: release ? 'delete' : first ? 'create' : 'resize',
      at,
      amounts: release ? {} : heldAmounts(line.spec, line.resource_power),
      cause,
      instanceUid: instanceUid(inventory),
    });
    const { cloud_id: cloudId, department_id: departmentId, request_id: requestId, xinchuang } = line;
    const change = { cloudId, xinchuang, before: first ? null : line.resource_spec, after: release ? null : line.spec };
    await bookQuota.within(scope, { departmentId, requestId, changes: [change] });
    if (first) await beginLease.within(scope, { resourceId: line.resource_id, at });
    const number = await nextNumber(tx, 'JF', ctx.now);
    await insertDeliveryNote(tx, { id: newId(ctx.now), number, line, handover, inventory, at });
    await setLineDelivered(tx, lineId, at);
    await markLineDelivered.within(scope, { requestId, lineId });
    return {
      result: { deliveryNote: number },
      audit: {
        object: { kind: 'resource', id: line.resource_id },
        departmentId,
        detail: { request: line.request_number, resource: line.resource_number, note: number, at: at.toISOString() },
      },
    };
  },
});
