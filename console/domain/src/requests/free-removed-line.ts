import { releaseQuota } from '../quota/release-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lineDeliveredSchema } from './moves/schemas.ts';
import { reservedChanges } from './reservation-rules.ts';
import { endLines, linesOf, lockRequest, markReserved } from './store.ts';

/** The objects of a failed line are gone: what was held for it is freed, and its resource is given up for good. */
export const freeRemovedLine = command({
  event: 'requests.line-removed',
  allow: ['job'],
  input: lineDeliveredSchema,
  async act(scope, { requestId, lineId }) {
    const { tx } = scope;
    const request = await lockRequest(tx, requestId);
    const line = (await linesOf(tx, requestId)).find(({ id }) => id === lineId);
    if (!request || !line) throw new DomainError('NOT_FOUND', { what: 'line' });
    const { department_id: departmentId, kind, number } = request;
    if (line.reserved) {
      const changes = reservedChanges(kind, [line]);
      await releaseQuota.within(scope, { departmentId, requestId, changes });
      await markReserved(tx, [line], false);
    }
    await endLines(tx, { lines: [line], abandoned: [line], state: 'failed' });
    return {
      result: { freed: line.reserved },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId,
        detail: { number, line: lineId, resource: line.resource_number },
      },
    };
  },
});
