import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { reclaimNotice } from './notice-rules.ts';
import { stackRefSchema } from './schemas.ts';
import { toldOf } from './step-store.ts';
import { undoneCutOn } from './store.ts';

/**
 * Tells the authority that the removal it ordered of an idle resource came to nothing: the operator cancelled it, or it failed. Whether it is
 * ordered again is the authority's to say. Called within what ended the removal on that stack, whose audit
 * row tells of it; nothing where no reclaim ordered it.
 */
export const tellCutUndone = ingest({
  event: 'reclaim.due-told',
  allow: ['job'],
  input: stackRefSchema,
  async store(scope, { stackId }) {
    const reclaim = await undoneCutOn(scope.tx, stackId);
    if (reclaim) await tell.within(scope, reclaimNotice('reclaim-cut-due', toldOf(reclaim)));
    return { result: { told: reclaim !== undefined } };
  },
});
