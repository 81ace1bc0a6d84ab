import { accept } from '@zhengyun/domain/evaluation/accept.ts';
import { acceptedSchema, sheetSchema } from '@zhengyun/domain/evaluation/schemas.ts';
import { sheet } from '@zhengyun/domain/evaluation/sheet.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Acceptance with rating, and the sheet the coefficient comes from. */
export const evaluationRouter = router({
  accept: signedInProcedure
    .input(inputOf(accept))
    .output(acceptedSchema)
    .mutation(({ ctx, input }) => accept(ctx.verb, input)),
  sheet: signedInProcedure
    .input(inputOf(sheet))
    .output(sheetSchema)
    .query(({ ctx, input }) => sheet(ctx.verb, input)),
});
