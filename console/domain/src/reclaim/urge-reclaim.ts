import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { reclaimNotice } from './notice-rules.ts';
import { urgeReclaimSchema } from './schemas.ts';
import { stepped, takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

/**
 * The authority urges a department that let the month pass (催办): five working days are left to it. Refused: NOT_FOUND;
 * CLOUD_NOT_GRANTED; CLOCK_NOT_OVER while the month runs; STATE_CONFLICT in any other stage.
 */
export const urgeReclaim = command({
  event: 'reclaim.urged',
  allow: ['authority-approver'],
  input: urgeReclaimSchema,
  async act(scope, { reclaimId, reason }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    requireCloud(scope.ctx.actor, ['authority-approver'], { cloudId: reclaim.cloud_id });
    const standing = await takeStep(scope, reclaim, { kind: 'urged', note: reason });
    const result = stepped(reclaimId, standing);
    const dueAt = 'dueAt' in standing ? standing.dueAt : null;
    await tell.within(scope, reclaimNotice('reclaim-urged', toldOf(reclaim), { dueAt, reason }));
    const { number, department_id: departmentId } = reclaim;
    return {
      result,
      audit: {
        object: { kind: 'reclaim', id: reclaimId },
        departmentId,
        detail: { number, reason, dueAt: result.dueAt },
      },
    };
  },
});
