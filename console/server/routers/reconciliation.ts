import { answerCase } from '@zhengyun/domain/reconciliation/answer-case.ts';
import { balanceOf } from '@zhengyun/domain/reconciliation/balance-of.ts';
import { closeCase } from '@zhengyun/domain/reconciliation/close-case.ts';
import { compareBooks } from '@zhengyun/domain/reconciliation/compare-books.ts';
import { importBill } from '@zhengyun/domain/reconciliation/import-bill.ts';
import { listBills } from '@zhengyun/domain/reconciliation/list-bills.ts';
import { listCases } from '@zhengyun/domain/reconciliation/list-cases.ts';
import { listMovements } from '@zhengyun/domain/reconciliation/list-movements.ts';
import { moneyChain } from '@zhengyun/domain/reconciliation/money-chain.ts';
import { previewBill } from '@zhengyun/domain/reconciliation/preview-bill.ts';
import { readBillContent } from '@zhengyun/domain/reconciliation/read-bill-content.ts';
import { returnCase } from '@zhengyun/domain/reconciliation/return-case.ts';
import {
  balanceSchema,
  billContentSchema,
  billImportedSchema,
  billListSchema,
  billPreviewSchema,
  caseActedSchema,
  casePageSchema,
  chainSchema,
  comparisonSchema,
  movementsSchema,
} from '@zhengyun/domain/reconciliation/schemas.ts';
import { takeCase } from '@zhengyun/domain/reconciliation/take-case.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** The books held against each other: money chain, stock balance, meter, orders, clusters and vendors' bills, and the cases of what differs. */
export const reconciliationRouter = router({
  chain: signedInProcedure
    .input(inputOf(moneyChain))
    .output(chainSchema)
    .query(({ ctx, input }) => moneyChain(ctx.verb, input)),
  balance: signedInProcedure
    .input(inputOf(balanceOf))
    .output(balanceSchema)
    .query(({ ctx, input }) => balanceOf(ctx.verb, input)),
  movements: signedInProcedure
    .input(inputOf(listMovements))
    .output(movementsSchema)
    .query(({ ctx, input }) => listMovements(ctx.verb, input)),
  comparison: signedInProcedure
    .input(inputOf(compareBooks))
    .output(comparisonSchema)
    .query(({ ctx, input }) => compareBooks(ctx.verb, input)),
  bills: signedInProcedure
    .input(inputOf(listBills))
    .output(billListSchema)
    .query(({ ctx, input }) => listBills(ctx.verb, input)),
  billContent: signedInProcedure
    .input(inputOf(readBillContent))
    .output(billContentSchema)
    .query(({ ctx, input }) => readBillContent(ctx.verb, input)),
  previewBill: signedInProcedure
    .input(inputOf(previewBill))
    .output(billPreviewSchema)
    .query(({ ctx, input }) => previewBill(ctx.verb, input)),
  importBill: signedInProcedure
    .input(inputOf(importBill))
    .output(billImportedSchema)
    .mutation(({ ctx, input }) => importBill(ctx.verb, input)),
  cases: signedInProcedure
    .input(inputOf(listCases))
    .output(casePageSchema)
    .query(({ ctx, input }) => listCases(ctx.verb, input)),
  take: signedInProcedure
    .input(inputOf(takeCase))
    .output(caseActedSchema)
    .mutation(({ ctx, input }) => takeCase(ctx.verb, input)),
  answer: signedInProcedure
    .input(inputOf(answerCase))
    .output(caseActedSchema)
    .mutation(({ ctx, input }) => answerCase(ctx.verb, input)),
  return: signedInProcedure
    .input(inputOf(returnCase))
    .output(caseActedSchema)
    .mutation(({ ctx, input }) => returnCase(ctx.verb, input)),
  close: signedInProcedure
    .input(inputOf(closeCase))
    .output(caseActedSchema)
    .mutation(({ ctx, input }) => closeCase(ctx.verb, input)),
});
