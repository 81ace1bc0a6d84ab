import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { reclaimNotice } from './notice-rules.ts';
import { mayOrderAgain } from './rules.ts';
import { removedRefSchema } from './schemas.ts';
import { toldOf } from './step-store.ts';
import { undoneCutOf } from './store.ts';

/**
 * Tells the authority that the removal it ordered of an idle resource came to nothing: the operator cancelled it or gave it back, or it failed. Whether it is
 * ordered again is the authority's to say. Called within what ended the removal, whose audit row tells of it; nothing where no reclaim ordered it, or where
 * the resource is idle no longer.
 */
export const tellCutUndone = ingest({
  event: 'reclaim.due-told',
  allow: ['job'],
  input: removedRefSchema,
  async store(scope, removed) {
    const undone = await undoneCutOf(scope.tx, removed);
    const reclaim = undone && mayOrderAgain(undone, scope.ctx.now) ? undone : undefined;
    if (reclaim) await tell.within(scope, reclaimNotice('reclaim-cut-due', toldOf(reclaim)));
    return { result: { told: reclaim !== undefined } };
  },
});
