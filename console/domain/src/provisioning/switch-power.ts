import { hasPower } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { switchPowerSchema } from '../maintenance/schemas.ts';
import { getLease } from '../reclaim/get-lease.ts';
import { mayRun } from '../reclaim/lease-rules.ts';
import { command } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockStanding } from './change-store.ts';
import { openChangeOperation } from './open-change-operation.ts';
import { operationsOfStack } from './operation-store.ts';
import { hasEnded } from './rules.ts';

/**
 * Stops or starts the hosts of a delivered resource. The disks stay and are charged; vCPU and memory are charged while they
 * run; the quota is held throughout. Nobody approves it, as long as the plan does that and nothing else. Refused: NOT_FOUND;
 * NOT_YOURS; CLOUD_NOT_GRANTED; STATE_CONFLICT unless it is hosts in use and not so already; STOPPED_BY_LEASE for a start past the lease's
 * days of grace; RESOURCE_BUSY while something else is being done to it.
 */
export const switchPower = command({
  event: 'provisioning.power-asked',
  allow: ['applicant'],
  input: switchPowerSchema,
  async act(scope, { resourceId, power, reason }) {
    const { ctx, tx } = scope;
    const resource = await lockStanding(tx, { id: resourceId });
    if (!resource || resource.stack_id === null) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, cloud_id: cloudId, number, state, stack_id: stackId } = resource;
    requireDepartment(ctx.actor, ['applicant'], departmentId);
    requireCloud(ctx.actor, ['applicant'], { cloudId, departmentId });
    if (state !== 'active' || !hasPower(resource.spec))
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    if (resource.power === power) throw new DomainError('STATE_CONFLICT', { object: number, state: power });
    const { lease } = await getLease.definition.read(scope, { resourceId });
    if (power === 'running' && lease && !mayRun(lease.stage))
      throw new DomainError('STOPPED_BY_LEASE', { lastDay: lease.lastDay });
    const busy = (await operationsOfStack(tx, stackId)).find((operation) => !hasEnded(operation.state));
    if (busy) throw new DomainError('RESOURCE_BUSY', { request: busy.number });
    const intent = { purpose: 'power' as const, power, reason };
    const change = { spec: resource.spec, power };
    const opened = await openChangeOperation.within(scope, { stackId, intent, verb: 'deploy', change });
    return {
      result: opened,
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { number, power, reason, operation: opened.number },
      },
    };
  },
});
