import { provisionedSpecSchema } from '@zhengyun/interface/tenancy.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockRequestsOn, lockStanding, openExtensions } from './change-store.ts';
import { openChangeOperation } from './open-change-operation.ts';
import { openRemovalSchema } from './removal/schemas.ts';
import { makeWay } from './way-store.ts';

/**
 * Opens the removal of a delivered resource that no request of its department asked for: the authority ordered it. Its plan waits for
 * another person's release. Requests about it that are still in review end. Called within the verb that decides it. Refused: NOT_FOUND;
 * STATE_CONFLICT unless it is in use and made by the engine, or while the engine is at it; RESOURCE_BUSY where an extension is waited for.
 */
export const openRemoval = command({
  event: 'provisioning.removal-opened',
  allow: ['job'],
  input: openRemovalSchema,
  async act(scope, { resourceId, reason, extensions }): Promise<Outcome<{ operationId: string; number: string }>> {
    await lockRequestsOn(scope.tx, resourceId);
    const resource = await lockStanding(scope.tx, { id: resourceId });
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, number, state, spec, power, stack_id: stackId } = resource;
    if (state !== 'active' || stackId === null) throw new DomainError('STATE_CONFLICT', { object: number, state });
    // Looked at under the resource's lock, which an extension takes as it is submitted: one of the two sees the other.
    for (const { id: requestId, number: request } of await openExtensions(scope.tx, resourceId)) {
      if (extensions === 'wait') throw new DomainError('RESOURCE_BUSY', { request });
      const trouble = { code: 'RESOURCE_CHANGED' as const, facts: { resource: number } };
      await markFailed.within(scope, { requestId, trouble });
    }
    const jobs = await makeWay(scope, { stackId, resource: number });
    const intent = { purpose: 'reclaim' as const, reason };
    const change = { spec: provisionedSpecSchema.parse(spec), power };
    const opened = await openChangeOperation.within(scope, { stackId, intent, verb: 'destroy', change });
    return {
      result: opened,
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { number, reason, operation: opened.number },
      },
      jobs,
    };
  },
});
