import { decideDispute } from '@zhengyun/domain/disputes/decide-dispute.ts';
import { listDisputes } from '@zhengyun/domain/disputes/list-disputes.ts';
import { openDispute } from '@zhengyun/domain/disputes/open-dispute.ts';
import { sayInDispute } from '@zhengyun/domain/disputes/say-in-dispute.ts';
import { disputeActedSchema, disputeDecidedSchema, disputePageSchema } from '@zhengyun/domain/disputes/schemas.ts';
import { takeDispute } from '@zhengyun/domain/disputes/take-dispute.ts';
import { withdrawDispute } from '@zhengyun/domain/disputes/withdraw-dispute.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Lines of issued statements that a department says are wrong: what both sides say, and the decision. Files are listed; nothing takes them in over HTTP yet. */
export const disputesRouter = router({
  list: signedInProcedure
    .input(inputOf(listDisputes))
    .output(disputePageSchema)
    .query(({ ctx, input }) => listDisputes(ctx.verb, input)),
  open: signedInProcedure
    .input(inputOf(openDispute))
    .output(disputeActedSchema)
    .mutation(({ ctx, input }) => openDispute(ctx.verb, input)),
  withdraw: signedInProcedure
    .input(inputOf(withdrawDispute))
    .output(disputeActedSchema)
    .mutation(({ ctx, input }) => withdrawDispute(ctx.verb, input)),
  take: signedInProcedure
    .input(inputOf(takeDispute))
    .output(disputeActedSchema)
    .mutation(({ ctx, input }) => takeDispute(ctx.verb, input)),
  say: signedInProcedure
    .input(inputOf(sayInDispute))
    .output(disputeActedSchema)
    .mutation(({ ctx, input }) => sayInDispute(ctx.verb, input)),
  decide: signedInProcedure
    .input(inputOf(decideDispute))
    .output(disputeDecidedSchema)
    .mutation(({ ctx, input }) => decideDispute(ctx.verb, input)),
});
