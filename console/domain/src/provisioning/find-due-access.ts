import { judgeAccess } from '@zhengyun/rulebook/catalogue/bastion-access.ts';
import { z } from 'zod';
import { findPeopleInService } from '../people/find-people-in-service.ts';
import { query } from '../verb/query.ts';
import { CHANGE_RETRIED_AFTER_MS } from './change-rules.ts';
import { standingAccess } from './change-store.ts';

/** Delivered bastion accounts that have to end, or of which somebody has to lose theirs; one that just failed to waits. */
export const findDueAccess = query({
  allow: ['job'],
  input: z.strictObject({}),
  async read(scope): Promise<readonly string[]> {
    const { now } = scope.ctx;
    const standing = await standingAccess(scope.tx);
    const departmentIds = [...new Set(standing.map((each) => each.department_id))];
    const inService = await findPeopleInService.definition.read(scope, { departmentIds });
    const retriedSince = new Date(now.getTime() - CHANGE_RETRIED_AFTER_MS);
    return standing
      .filter(({ spec, ready_at: readyAt, failed_at: failedAt, department_id: departmentId }) => {
        if (spec.item !== 'bastion-account' || !readyAt || (failedAt && failedAt > retriedSince)) return false;
        return judgeAccess({ spec, readyAt, inService: inService.get(departmentId) ?? new Set() }, now).is !== 'stands';
      })
      .map(({ id }) => id);
  },
});
