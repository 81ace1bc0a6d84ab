import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { isAnswered } from './answer-rules.ts';
import { touchedReclaims } from './answer-store.ts';
import { reclaimNotice } from './notice-rules.ts';
import { reclaimRefSchema } from './schemas.ts';
import { takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

/**
 * Ends a reclaim whose department has acted, an open appeal with it: it released the resource, made it smaller, or had its hosts off for long enough. Refused:
 * NOT_FOUND; STATE_CONFLICT where nothing answers it now, as when the hosts were started meanwhile.
 */
export const closeAnswered = command({
  event: 'reclaim.answered',
  allow: ['job'],
  input: reclaimRefSchema,
  async act(scope, { reclaimId }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    const touched = await touchedReclaims(scope.tx, reclaimId);
    if (!touched.some((since) => isAnswered(since, scope.ctx.now)))
      throw new DomainError('STATE_CONFLICT', { object: reclaim.number, state: reclaim.stage });
    await takeStep(scope, reclaim, { kind: 'acted', note: null });
    await tell.within(scope, reclaimNotice('reclaim-ended', toldOf(reclaim), { outcome: 'acted' }));
    const { number, department_id: departmentId, resource_number: resource } = reclaim;
    return {
      result: { reclaimId },
      audit: { object: { kind: 'reclaim', id: reclaimId }, departmentId, detail: { number, resource } },
    };
  },
});
