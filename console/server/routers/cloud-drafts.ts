import { dropDraft } from '@zhengyun/domain/cloud-drafts/drop-draft.ts';
import { getDraft } from '@zhengyun/domain/cloud-drafts/get-draft.ts';
import { listDrafts } from '@zhengyun/domain/cloud-drafts/list-drafts.ts';
import { saveDraft } from '@zhengyun/domain/cloud-drafts/save-draft.ts';
import {
  draftListSchema,
  draftViewSchema,
  droppedDraftSchema,
  savedDraftSchema,
} from '@zhengyun/domain/cloud-drafts/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Definitions of clouds that are still being written, each its writer's own. */
export const cloudDraftsRouter = router({
  list: signedInProcedure
    .input(inputOf(listDrafts))
    .output(draftListSchema)
    .query(({ ctx, input }) => listDrafts(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getDraft))
    .output(draftViewSchema)
    .query(({ ctx, input }) => getDraft(ctx.verb, input)),
  save: signedInProcedure
    .input(inputOf(saveDraft))
    .output(savedDraftSchema)
    .mutation(({ ctx, input }) => saveDraft(ctx.verb, input)),
  drop: signedInProcedure
    .input(inputOf(dropDraft))
    .output(droppedDraftSchema)
    .mutation(({ ctx, input }) => dropDraft(ctx.verb, input)),
});
