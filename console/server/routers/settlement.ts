import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { getStatement } from '@zhengyun/domain/settlement/get-statement.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { listStatements } from '@zhengyun/domain/settlement/list-statements.ts';
import { listUncontracted } from '@zhengyun/domain/settlement/list-uncontracted.ts';
import {
  draftedSchema,
  issuedSchema,
  statementDetailSchema,
  statementPageSchema,
  uncontractedSchema,
} from '@zhengyun/domain/settlement/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Monthly statements, with every number's working. */
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
  draftMonthToDate: signedInProcedure
    .input(inputOf(draftMonthToDate))
    .output(draftedSchema)
    .mutation(({ ctx, input }) => draftMonthToDate(ctx.verb, input)),
  issue: signedInProcedure
    .input(inputOf(issueStatement))
    .output(issuedSchema)
    .mutation(({ ctx, input }) => issueStatement(ctx.verb, input)),
});
