import { provisionedSpecSchema } from '@zhengyun/interface/tenancy.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { orderRelease } from '../requests/order-release.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockRequestsOn, lockStanding, openExtensions } from './change-store.ts';
import { openChangeOperation } from './open-change-operation.ts';
import { openRemovalSchema } from './removal/schemas.ts';
import { makeWay } from './way-store.ts';

/** What a removal became: the operation or the request, whose number is `number`. */
interface Removal {
  readonly operationId: string | null;
  readonly requestId: string | null;
  readonly number: string;
}

/**
 * Opens the removal of a delivered resource that no request of its department asked for: the authority ordered it. Its plan waits for
 * another person's release; of what is fulfilled by hand, a release is opened for an engineer to confirm. Requests about it that are still in review
 * end. Called within the verb that decides it. Refused: NOT_FOUND; STATE_CONFLICT unless it is in use, or while the engine is at it; RESOURCE_BUSY
 * where an extension is waited for, or a person sees to another request of it; TENANCY_CLOSED, TRANSFER_UNDER_WAY of what is fulfilled by hand.
 */
export const openRemoval = command({
  event: 'provisioning.removal-opened',
  allow: ['job'],
  input: openRemovalSchema,
  async act(scope, { resourceId, reason, extensions }): Promise<Outcome<Removal>> {
    await lockRequestsOn(scope.tx, resourceId);
    const resource = await lockStanding(scope.tx, { id: resourceId });
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, number, state, spec, power, stack_id: stackId } = resource;
    if (state !== 'active') throw new DomainError('STATE_CONFLICT', { object: number, state });
    // Looked at under the resource's lock, which an extension takes as it is submitted: one of the two sees the other.
    for (const { id: requestId, number: request } of await openExtensions(scope.tx, resourceId)) {
      if (extensions === 'wait') throw new DomainError('RESOURCE_BUSY', { request });
      const trouble = { code: 'RESOURCE_CHANGED' as const, facts: { resource: number } };
      await markFailed.within(scope, { requestId, trouble });
    }
    const object = { kind: 'resource', id: resourceId } as const;
    if (stackId === null) {
      const { requestId, number: request } = await orderRelease.within(scope, { resourceId, reason });
      const result = { operationId: null, requestId, number: request };
      return { result, audit: { object, departmentId, detail: { number, reason, request } } };
    }
    const jobs = await makeWay(scope, { stackId, resource: number });
    const intent = { purpose: 'reclaim' as const, reason };
    const change = { spec: provisionedSpecSchema.parse(spec), power };
    const opened = await openChangeOperation.within(scope, { stackId, intent, verb: 'destroy', change });
    return {
      result: { ...opened, requestId: null },
      audit: { object, departmentId, detail: { number, reason, operation: opened.number } },
      jobs,
    };
  },
});
