import { tell } from '../notices/tell.ts';
import { handOverDraft } from '../requests/drafts/hand-over-draft.ts';
import { command } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import { reclaimNotice } from './notice-rules.ts';
import { appealSchema } from './schemas.ts';
import { stepped, takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

const APPEALERS = ['applicant', 'department-approver'] as const;

/**
 * The department says why a resource is not idle, or must stay all the same (F41): the clock stands until the authority has decided.
 * What is attached to the caller's draft `key` goes with it, for whoever sees the reclaim.
 * Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED; STATE_CONFLICT while an appeal is open, or after the end; APPEALED_BEFORE.
 */
export const appealReclaim = command({
  event: 'reclaim.appealed',
  allow: APPEALERS,
  input: appealSchema,
  async act(scope, { reclaimId, reason, key }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    const { number, department_id: departmentId, cloud_id: cloudId } = reclaim;
    requireDepartment(scope.ctx.actor, APPEALERS, departmentId);
    requireCloud(scope.ctx.actor, APPEALERS, { cloudId, departmentId });
    const id = newId(scope.ctx.now);
    const standing = await takeStep(scope, reclaim, { id, kind: 'appealed', note: reason });
    const { resource_id: resourceId } = reclaim;
    const attachments = key
      ? (await handOverDraft.definition.store(scope, { draftId: key, resourceId, reclaimEventId: id, departmentId }))
          .result
      : 0;
    await tell.within(scope, reclaimNotice('reclaim-appealed', toldOf(reclaim), { reason }));
    return {
      result: stepped(reclaimId, standing),
      // What is said stands with the step, which nobody can change; the log is read by people who don't hear appeals.
      audit: { object: { kind: 'reclaim', id: reclaimId }, departmentId, detail: { number, attachments } },
    };
  },
});
