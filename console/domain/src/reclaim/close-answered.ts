import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { reclaimNotice } from './notice-rules.ts';
import { reclaimRefSchema } from './schemas.ts';
import { takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

/** Ends a reclaim whose department has acted: it resized, stopped or released the resource. Refused: NOT_FOUND; STATE_CONFLICT. */
export const closeAnswered = command({
  event: 'reclaim.answered',
  allow: ['job'],
  input: reclaimRefSchema,
  async act(scope, { reclaimId }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    await takeStep(scope, reclaim, { kind: 'acted', note: null });
    await tell.within(scope, reclaimNotice('reclaim-ended', toldOf(reclaim), { outcome: 'acted' }));
    const { number, department_id: departmentId, resource_number: resource } = reclaim;
    return {
      result: { reclaimId },
      audit: { object: { kind: 'reclaim', id: reclaimId }, departmentId, detail: { number, resource } },
    };
  },
});
