import { hasPower } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockRequestsOn, lockStanding, openReleaseOn } from './change-store.ts';
import { openChangeOperation } from './open-change-operation.ts';
import { stopOverdueSchema } from './removal/schemas.ts';
import { makeWay } from './way-store.ts';

/**
 * Stops hosts that run past their lease, whatever their department has asked for since: requests about them that are still in review end,
 * or one left lying would keep them running. A release is let be: it takes them off sooner. Called within the lease's clock. Refused: NOT_FOUND;
 * STATE_CONFLICT unless it is hosts in use that run, and while the engine is at them; RESOURCE_BUSY while their release is in review.
 */
export const stopOverdue = command({
  event: 'provisioning.power-asked',
  allow: ['job'],
  input: stopOverdueSchema,
  async act(scope, { resourceId, reason }): Promise<Outcome<{ operationId: string; number: string }>> {
    const { tx } = scope;
    await lockRequestsOn(tx, resourceId);
    const resource = await lockStanding(tx, { id: resourceId });
    if (!resource || resource.stack_id === null) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, number, state, spec, stack_id: stackId } = resource;
    if (state !== 'active' || !hasPower(spec)) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const power = 'stopped' as const;
    if (resource.power === power) throw new DomainError('STATE_CONFLICT', { object: number, state: power });
    const release = await openReleaseOn(tx, resourceId);
    if (release) throw new DomainError('RESOURCE_BUSY', { request: release });
    const jobs = await makeWay(scope, { stackId, resource: number });
    const intent = { purpose: 'power' as const, power, reason };
    const opened = await openChangeOperation.within(scope, {
      stackId,
      intent,
      verb: 'deploy',
      change: { spec, power },
    });
    return {
      result: opened,
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { number, power, reason, operation: opened.number },
      },
      jobs,
    };
  },
});
