import { releaseQuota } from '../quota/release-quota.ts';
import { command } from '../verb/command.ts';
import { heldInDoubt } from './doubt-store.ts';
import { settleDoubtSchema } from './moves/schemas.ts';
import { reservedChanges } from './reservation-rules.ts';
import { markReserved } from './store.ts';

/**
 * Something was verified on a stack, so it is known again what stands there: what failed resizes of it still held is given back.
 * Called before the verified change itself is booked, while the resource is what it was when they were reserved. A refresh
 * settles nothing: it makes the state say what the cluster shows, and not that this is what was delivered.
 */
export const settleDoubt = command({
  event: 'requests.doubt-settled',
  allow: ['job'],
  input: settleDoubtSchema,
  async act(scope, where) {
    const lines = await heldInDoubt(scope.tx, where);
    for (const line of lines) {
      const { department_id: departmentId, request_id: requestId } = line;
      await releaseQuota.within(scope, { departmentId, requestId, changes: reservedChanges('resize', [line]) });
    }
    await markReserved(scope.tx, lines, false);
    return {
      result: { settled: lines.length },
      audit: {
        object: 'stackId' in where ? { kind: 'stack', id: where.stackId } : { kind: 'tenancy', id: where.tenancyId },
        departmentId: lines[0]?.department_id ?? null,
        detail: { lines: lines.map(({ id }) => id), resources: lines.map((line) => line.resource_number) },
      },
    };
  },
});
