import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { reclaimNotice } from './notice-rules.ts';
import { storedStanding } from './rules.ts';
import { reclaimRefSchema } from './schemas.ts';
import { readStanding, toldOf } from './step-store.ts';
import { lockReclaim, setStanding } from './store.ts';

/**
 * Tells the authority that the next step of a reclaim is its to take: to urge, or to cut; once a day where nobody holds the duty. A deadline that days declared off since have
 * moved is written down anew instead. Refused: NOT_FOUND; STATE_CONFLICT where no clock runs.
 */
export const tellDue = command({
  event: 'reclaim.due-told',
  allow: ['job'],
  input: reclaimRefSchema,
  async act(scope, { reclaimId }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    const { number, department_id: departmentId } = reclaim;
    const { standing } = await readStanding(scope, reclaim);
    if (standing.stage !== 'reminded' && standing.stage !== 'urged')
      throw new DomainError('STATE_CONFLICT', { object: number, state: standing.stage });
    const told = standing.due ? { told_at: scope.ctx.now } : {};
    await setStanding(scope.tx, reclaimId, { ...storedStanding(standing), ...told });
    const kind = standing.stage === 'reminded' ? ('reclaim-urge-due' as const) : ('reclaim-cut-due' as const);
    if (standing.due) await tell.within(scope, reclaimNotice(kind, toldOf(reclaim)));
    return {
      result: { told: standing.due },
      audit: {
        object: { kind: 'reclaim', id: reclaimId },
        departmentId,
        detail: { number, stage: standing.stage, dueAt: standing.dueAt.toISOString(), told: standing.due },
      },
    };
  },
});
