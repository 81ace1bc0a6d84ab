import { judgeAccess } from '@zhengyun/rulebook/catalogue/bastion-access.ts';
import { findPeopleInService } from '../people/find-people-in-service.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockRequestsOn, lockStanding } from './change-store.ts';
import { openChangeOperation } from './open-change-operation.ts';
import { resourceInputSchema } from './schemas.ts';
import { makeWay } from './way-store.ts';

const WHY = {
  'days-over': '使用期限已到 (its days are over)',
  'nobody-left': '所列人员均已离开本单位或停用账号 (nobody named is of the department any more)',
  left: '有人员离开本单位或停用账号 (somebody left the department or their account was closed)',
} as const;

/**
 * Takes access away that must not be any longer: all of it at its end, or of the people who left. No person asks and none
 * releases it. Requests about the accounts that are still in review end, since what they were about is no more; what the engine is at
 * is let finish first. Refused: NOT_FOUND; STATE_CONFLICT where nothing is to be taken away, or not yet.
 */
export const endAccess = command({
  event: 'provisioning.access-ended',
  allow: ['job'],
  input: resourceInputSchema,
  async act(scope, { resourceId }): Promise<Outcome<{ operationId: string; number: string }>> {
    const { ctx, tx } = scope;
    await lockRequestsOn(tx, resourceId);
    const resource = await lockStanding(tx, { id: resourceId });
    if (resource?.spec.item !== 'bastion-account' || resource.stack_id === null)
      throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, number, state, spec, stack_id: stackId, ready_at: readyAt } = resource;
    if (state !== 'active' || !readyAt) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const people = await findPeopleInService.definition.read(scope, { departmentIds: [departmentId] });
    const verdict = judgeAccess({ spec, readyAt, inService: people.get(departmentId) ?? new Set() }, ctx.now);
    if (verdict.is === 'stands') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const jobs = await makeWay(scope, { stackId, resource: number });
    const ended = verdict.is === 'ended';
    const reason = ended ? WHY[verdict.why] : WHY.left;
    const opened = await openChangeOperation.within(scope, {
      stackId,
      intent: { purpose: ended ? 'access-end' : 'access-cut', reason },
      verb: ended ? 'destroy' : 'deploy',
      change: { spec: ended ? spec : verdict.spec, power: 'running' },
    });
    return {
      result: opened,
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: {
          number,
          operation: opened.number,
          why: ended ? verdict.why : 'left',
          people: ended ? spec.people : verdict.gone,
        },
      },
      jobs,
    };
  },
});
