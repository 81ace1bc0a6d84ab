import { checkSheet } from '@zhengyun/domain/order-sheets/check-sheet.ts';
import { getSample } from '@zhengyun/domain/order-sheets/get-sample.ts';
import { checkedSheetSchema, sheetSampleSchema } from '@zhengyun/domain/order-sheets/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Order lines as a spreadsheet: a sample to fill in, and what is wrong with one that was. */
export const orderSheetsRouter = router({
  sample: signedInProcedure
    .input(inputOf(getSample))
    .output(sheetSampleSchema)
    .query(({ ctx, input }) => getSample(ctx.verb, input)),
  check: signedInProcedure
    .input(inputOf(checkSheet))
    .output(checkedSheetSchema)
    .query(({ ctx, input }) => checkSheet(ctx.verb, input)),
});
