import { askQuota } from '@zhengyun/domain/quota/ask-quota.ts';
import { decideAsk } from '@zhengyun/domain/quota/decide-ask.ts';
import { getQuotaTree } from '@zhengyun/domain/quota/get-tree.ts';
import { listAsks } from '@zhengyun/domain/quota/list-asks.ts';
import { listQuotaHistory } from '@zhengyun/domain/quota/list-history.ts';
import { listQuota } from '@zhengyun/domain/quota/list-quota.ts';
import {
  askedSchema,
  askRefSchema,
  quotaAsksSchema,
  quotaHistorySchema,
  quotaMineSchema,
  quotaTreeSchema,
  setDoneSchema,
} from '@zhengyun/domain/quota/schemas.ts';
import { setPool } from '@zhengyun/domain/quota/set-pool.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { setSystemQuota } from '@zhengyun/domain/quota/set-system-quota.ts';
import { withdrawAsk } from '@zhengyun/domain/quota/withdraw-ask.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What the province, tiers, clouds and departments may take, and requests for more. */
export const quotaRouter = router({
  mine: signedInProcedure
    .input(inputOf(listQuota))
    .output(quotaMineSchema)
    .query(({ ctx, input }) => listQuota(ctx.verb, input)),
  set: signedInProcedure
    .input(inputOf(setQuota))
    .output(setDoneSchema)
    .mutation(({ ctx, input }) => setQuota(ctx.verb, input)),
  tree: signedInProcedure
    .input(inputOf(getQuotaTree))
    .output(quotaTreeSchema)
    .query(({ ctx, input }) => getQuotaTree(ctx.verb, input)),
  history: signedInProcedure
    .input(inputOf(listQuotaHistory))
    .output(quotaHistorySchema)
    .query(({ ctx, input }) => listQuotaHistory(ctx.verb, input)),
  setPool: signedInProcedure
    .input(inputOf(setPool))
    .output(setDoneSchema)
    .mutation(({ ctx, input }) => setPool(ctx.verb, input)),
  setSystem: signedInProcedure
    .input(inputOf(setSystemQuota))
    .output(setDoneSchema)
    .mutation(({ ctx, input }) => setSystemQuota(ctx.verb, input)),
  asks: signedInProcedure
    .input(inputOf(listAsks))
    .output(quotaAsksSchema)
    .query(({ ctx, input }) => listAsks(ctx.verb, input)),
  ask: signedInProcedure
    .input(inputOf(askQuota))
    .output(askedSchema)
    .mutation(({ ctx, input }) => askQuota(ctx.verb, input)),
  decideAsk: signedInProcedure
    .input(inputOf(decideAsk))
    .output(askRefSchema)
    .mutation(({ ctx, input }) => decideAsk(ctx.verb, input)),
  withdrawAsk: signedInProcedure
    .input(inputOf(withdrawAsk))
    .output(askRefSchema)
    .mutation(({ ctx, input }) => withdrawAsk(ctx.verb, input)),
});
