import { ingest } from '../../verb/ingest.ts';
import { handOverDraftSchema } from './schemas.ts';
import { endDraft } from './store.ts';

/**
 * Ends the draft of an appeal that is made and gives what is attached to it to the appeal's step, in its transaction: that act's row is the
 * record of it. Gives how many files there were: none where the caller has no such draft, as a program has not.
 */
export const handOverDraft = ingest({
  event: 'reclaim.appealed',
  allow: ['job'],
  input: handOverDraftSchema,
  async store({ ctx, tx }, { draftId, resourceId, reclaimEventId, departmentId }): Promise<{ result: number }> {
    if (ctx.actor.kind !== 'person') return { result: 0 };
    const draft = { id: draftId, personId: ctx.actor.id, kind: 'appeal' as const, resourceId };
    return { result: await endDraft(tx, draft, { reclaimEventId, departmentId }) };
  },
});
