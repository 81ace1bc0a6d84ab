import { beginClosing } from '@zhengyun/domain/settlement/closing/begin-closing.ts';
import { endClosing } from '@zhengyun/domain/settlement/closing/end-closing.ts';
import { getPeriod } from '@zhengyun/domain/settlement/closing/get-period.ts';
import { getProgress } from '@zhengyun/domain/settlement/closing/get-progress.ts';
import { issueStatements } from '@zhengyun/domain/settlement/closing/issue-statements.ts';
import { previewIssue } from '@zhengyun/domain/settlement/closing/preview-issue.ts';
import { retryStep } from '@zhengyun/domain/settlement/closing/retry-step.ts';
import {
  begunSchema,
  closedSchema,
  closingProgressSchema,
  issuePreviewSchema,
  issuingSchema,
  periodSchema,
  retriedSchema,
} from '@zhengyun/domain/settlement/closing/schemas.ts';
import { confirmStatement } from '@zhengyun/domain/settlement/confirm-statement.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { explainFigure } from '@zhengyun/domain/settlement/explain/explain-figure.ts';
import { explainLine } from '@zhengyun/domain/settlement/explain/explain-line.ts';
import { explainedFigureSchema, explainedLineSchema } from '@zhengyun/domain/settlement/explain/schemas.ts';
import { getStatement } from '@zhengyun/domain/settlement/get-statement.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { listStatements } from '@zhengyun/domain/settlement/list-statements.ts';
import { listUncontracted } from '@zhengyun/domain/settlement/list-uncontracted.ts';
import { reconcileStatement } from '@zhengyun/domain/settlement/reconcile-statement.ts';
import { recordPayment } from '@zhengyun/domain/settlement/record-payment.ts';
import { releaseStatement } from '@zhengyun/domain/settlement/release-statement.ts';
import { reversePayment } from '@zhengyun/domain/settlement/reverse-payment.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import {
  draftedSchema,
  issuedSchema,
  reconciledStatementSchema,
  statementDetailSchema,
  statementPageSchema,
  uncontractedSchema,
} from '@zhengyun/domain/settlement/schemas.ts';
import {
  chainCheckSchema,
  confirmedSchema,
  paidSchema,
  paymentReversedSchema,
  releasedSchema,
  reviewedSchema,
} from '@zhengyun/domain/settlement/steps/schemas.ts';
import { verifyChain } from '@zhengyun/domain/settlement/verify-chain.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Monthly statements, with every number's working, on their way from the gathering of facts to the payment. */
export const settlementRouter = router({
  list: signedInProcedure
    .input(inputOf(listStatements))
    .output(statementPageSchema)
    .query(({ ctx, input }) => listStatements(ctx.verb, input)),
  uncontracted: signedInProcedure
    .input(inputOf(listUncontracted))
    .output(uncontractedSchema)
    .query(({ ctx, input }) => listUncontracted(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getStatement))
    .output(statementDetailSchema)
    .query(({ ctx, input }) => getStatement(ctx.verb, input)),
  reconciliation: signedInProcedure
    .input(inputOf(reconcileStatement))
    .output(reconciledStatementSchema)
    .query(({ ctx, input }) => reconcileStatement(ctx.verb, input)),
  explain: signedInProcedure
    .input(inputOf(explainFigure))
    .output(explainedFigureSchema)
    .query(({ ctx, input }) => explainFigure(ctx.verb, input)),
  explainLine: signedInProcedure
    .input(inputOf(explainLine))
    .output(explainedLineSchema)
    .query(({ ctx, input }) => explainLine(ctx.verb, input)),
  draftMonthToDate: signedInProcedure
    .input(inputOf(draftMonthToDate))
    .output(draftedSchema)
    .mutation(({ ctx, input }) => draftMonthToDate(ctx.verb, input)),
  release: signedInProcedure
    .input(inputOf(releaseStatement))
    .output(releasedSchema)
    .mutation(({ ctx, input }) => releaseStatement(ctx.verb, input)),
  review: signedInProcedure
    .input(inputOf(reviewStatement))
    .output(reviewedSchema)
    .mutation(({ ctx, input }) => reviewStatement(ctx.verb, input)),
  issue: signedInProcedure
    .input(inputOf(issueStatement))
    .output(issuedSchema)
    .mutation(({ ctx, input }) => issueStatement(ctx.verb, input)),
  previewIssue: signedInProcedure
    .input(inputOf(previewIssue))
    .output(issuePreviewSchema)
    .query(({ ctx, input }) => previewIssue(ctx.verb, input)),
  issueMany: signedInProcedure
    .input(inputOf(issueStatements))
    .output(issuingSchema)
    .mutation(({ ctx, input }) => issueStatements(ctx.verb, input)),
  confirm: signedInProcedure
    .input(inputOf(confirmStatement))
    .output(confirmedSchema)
    .mutation(({ ctx, input }) => confirmStatement(ctx.verb, input)),
  recordPayment: signedInProcedure
    .input(inputOf(recordPayment))
    .output(paidSchema)
    .mutation(({ ctx, input }) => recordPayment(ctx.verb, input)),
  reversePayment: signedInProcedure
    .input(inputOf(reversePayment))
    .output(paymentReversedSchema)
    .mutation(({ ctx, input }) => reversePayment(ctx.verb, input)),
  verifyChain: signedInProcedure
    .input(inputOf(verifyChain))
    .output(chainCheckSchema)
    .query(({ ctx, input }) => verifyChain(ctx.verb, input)),
  closingProgress: signedInProcedure
    .input(inputOf(getProgress))
    .output(closingProgressSchema)
    .query(({ ctx, input }) => getProgress(ctx.verb, input)),
  period: signedInProcedure
    .input(inputOf(getPeriod))
    .output(periodSchema)
    .query(({ ctx, input }) => getPeriod(ctx.verb, input)),
  beginClosing: signedInProcedure
    .input(inputOf(beginClosing))
    .output(begunSchema)
    .mutation(({ ctx, input }) => beginClosing(ctx.verb, input)),
  endClosing: signedInProcedure
    .input(inputOf(endClosing))
    .output(closedSchema)
    .mutation(({ ctx, input }) => endClosing(ctx.verb, input)),
  retryStep: signedInProcedure
    .input(inputOf(retryStep))
    .output(retriedSchema)
    .mutation(({ ctx, input }) => retryStep(ctx.verb, input)),
});
