import { removeAttachment } from '@zhengyun/domain/requests/attachments/remove-attachment.ts';
import { attachmentRefSchema } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { foreseenResizeSchema } from '@zhengyun/domain/requests/changes/schemas.ts';
import { checkFile } from '@zhengyun/domain/requests/check-file.ts';
import { dropDraft } from '@zhengyun/domain/requests/drafts/drop-draft.ts';
import { getDraft } from '@zhengyun/domain/requests/drafts/get-draft.ts';
import { getDraftOf } from '@zhengyun/domain/requests/drafts/get-draft-of.ts';
import { listDrafts } from '@zhengyun/domain/requests/drafts/list-drafts.ts';
import { saveDraft } from '@zhengyun/domain/requests/drafts/save-draft.ts';
import {
  draftListSchema,
  draftRefSchema,
  draftSchema,
  savedDraftSchema,
} from '@zhengyun/domain/requests/drafts/schemas.ts';
import { foreseenExtensionSchema } from '@zhengyun/domain/requests/extension/schemas.ts';
import { foreseeExtend } from '@zhengyun/domain/requests/foresee-extend.ts';
import { foreseeResize } from '@zhengyun/domain/requests/foresee-resize.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { listRequests } from '@zhengyun/domain/requests/list-requests.ts';
import { checkedFileSchema, orderErrorsSchema } from '@zhengyun/domain/requests/order-file/schemas.ts';
import { previewErrors } from '@zhengyun/domain/requests/preview-errors.ts';
import {
  requestDetailSchema,
  requestPageSchema,
  submittedSchema,
  withdrawnSchema,
} from '@zhengyun/domain/requests/schemas.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitExtend } from '@zhengyun/domain/requests/submit-extend.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { submitResize } from '@zhengyun/domain/requests/submit-resize.ts';
import { withdrawRequest } from '@zhengyun/domain/requests/withdraw.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Requests: ask for resources, change and release them, follow what became of it. */
export const requestsRouter = router({
  list: signedInProcedure
    .input(inputOf(listRequests))
    .output(requestPageSchema)
    .query(({ ctx, input }) => listRequests(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getRequest))
    .output(requestDetailSchema)
    .query(({ ctx, input }) => getRequest(ctx.verb, input)),
  drafts: signedInProcedure.output(draftListSchema).query(({ ctx }) => listDrafts(ctx.verb, undefined)),
  draft: signedInProcedure
    .input(inputOf(getDraft))
    .output(draftSchema)
    .query(({ ctx, input }) => getDraft(ctx.verb, input)),
  draftOf: signedInProcedure
    .input(inputOf(getDraftOf))
    .output(draftSchema)
    .query(({ ctx, input }) => getDraftOf(ctx.verb, input)),
  saveDraft: signedInProcedure
    .input(inputOf(saveDraft))
    .output(savedDraftSchema)
    .mutation(({ ctx, input }) => saveDraft(ctx.verb, input)),
  dropDraft: signedInProcedure
    .input(inputOf(dropDraft))
    .output(draftRefSchema)
    .mutation(({ ctx, input }) => dropDraft(ctx.verb, input)),
  removeAttachment: signedInProcedure
    .input(inputOf(removeAttachment))
    .output(attachmentRefSchema)
    .mutation(({ ctx, input }) => removeAttachment(ctx.verb, input)),
  check: signedInProcedure
    .input(inputOf(previewErrors))
    .output(orderErrorsSchema)
    .query(({ ctx, input }) => previewErrors(ctx.verb, input)),
  checkFile: signedInProcedure
    .input(inputOf(checkFile))
    .output(checkedFileSchema)
    .query(({ ctx, input }) => checkFile(ctx.verb, input)),
  submit: signedInProcedure
    .input(inputOf(submitRequest))
    .output(submittedSchema)
    .mutation(({ ctx, input }) => submitRequest(ctx.verb, input)),
  foreseeResize: signedInProcedure
    .input(inputOf(foreseeResize))
    .output(foreseenResizeSchema)
    .query(({ ctx, input }) => foreseeResize(ctx.verb, input)),
  submitResize: signedInProcedure
    .input(inputOf(submitResize))
    .output(submittedSchema)
    .mutation(({ ctx, input }) => submitResize(ctx.verb, input)),
  foreseeExtend: signedInProcedure
    .input(inputOf(foreseeExtend))
    .output(foreseenExtensionSchema)
    .query(({ ctx, input }) => foreseeExtend(ctx.verb, input)),
  submitExtend: signedInProcedure
    .input(inputOf(submitExtend))
    .output(submittedSchema)
    .mutation(({ ctx, input }) => submitExtend(ctx.verb, input)),
  submitRelease: signedInProcedure
    .input(inputOf(submitRelease))
    .output(submittedSchema)
    .mutation(({ ctx, input }) => submitRelease(ctx.verb, input)),
  withdraw: signedInProcedure
    .input(inputOf(withdrawRequest))
    .output(withdrawnSchema)
    .mutation(({ ctx, input }) => withdrawRequest(ctx.verb, input)),
});
