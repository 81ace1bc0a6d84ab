import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { reclaimNotice } from './notice-rules.ts';
import { reclaimRefSchema } from './schemas.ts';
import { takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

/** Ends the reclaim of a resource that is used again. Called within the judgement. */
export const recoverReclaim = command({
  event: 'reclaim.recovered',
  allow: ['job'],
  input: reclaimRefSchema,
  async act(scope, { reclaimId }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    await takeStep(scope, reclaim, { kind: 'recovered', note: null });
    await tell.within(scope, reclaimNotice('reclaim-ended', toldOf(reclaim), { outcome: 'recovered' }));
    const { number, department_id: departmentId, resource_number: resource } = reclaim;
    return {
      result: { reclaimId },
      audit: { object: { kind: 'reclaim', id: reclaimId }, departmentId, detail: { number, resource } },
    };
  },
});
