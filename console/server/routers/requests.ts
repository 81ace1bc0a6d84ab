import { checkFile } from '@zhengyun/domain/requests/check-file.ts';
import { foreseeResize } from '@zhengyun/domain/requests/foresee-resize.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { listRequests } from '@zhengyun/domain/requests/list-requests.ts';
import { previewErrors } from '@zhengyun/domain/requests/preview-errors.ts';
import {
  checkedFileSchema,
  foreseenResizeSchema,
  orderErrorsSchema,
  requestDetailSchema,
  requestPageSchema,
  submittedSchema,
} from '@zhengyun/domain/requests/schemas.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
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
  submitRelease: signedInProcedure
    .input(inputOf(submitRelease))
    .output(submittedSchema)
    .mutation(({ ctx, input }) => submitRelease(ctx.verb, input)),
  withdraw: signedInProcedure
    .input(inputOf(withdrawRequest))
    .mutation(({ ctx, input }) => withdrawRequest(ctx.verb, input)),
});
