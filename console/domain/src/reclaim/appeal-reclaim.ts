import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { reclaimNotice } from './notice-rules.ts';
import { appealSchema } from './schemas.ts';
import { stepped, takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

const APPEALERS = ['applicant', 'department-approver'] as const;

/**
 * The department says why a resource is not idle, or must stay all the same (F41): the clock stands until the authority has decided.
 * Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED; STATE_CONFLICT while an appeal is open, or after the end; APPEALED_BEFORE.
 */
export const appealReclaim = command({
  event: 'reclaim.appealed',
  allow: APPEALERS,
  input: appealSchema,
  async act(scope, { reclaimId, reason }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    const { number, department_id: departmentId, cloud_id: cloudId } = reclaim;
    requireDepartment(scope.ctx.actor, APPEALERS, departmentId);
    requireCloud(scope.ctx.actor, APPEALERS, { cloudId, departmentId });
    const standing = await takeStep(scope, reclaim, { kind: 'appealed', note: reason });
    await tell.within(scope, reclaimNotice('reclaim-appealed', toldOf(reclaim), { reason }));
    return {
      result: stepped(reclaimId, standing),
      audit: { object: { kind: 'reclaim', id: reclaimId }, departmentId, detail: { number, reason } },
    };
  },
});
