import { listQuota } from '@zhengyun/domain/quota/list-quota.ts';
import { quotaMineSchema } from '@zhengyun/domain/quota/schemas.ts';
import { setQuota } from '@zhengyun/domain/quota/set-quota.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What departments may still take. */
export const quotaRouter = router({
  mine: signedInProcedure
    .input(inputOf(listQuota))
    .output(quotaMineSchema)
    .query(({ ctx, input }) => listQuota(ctx.verb, input)),
  set: signedInProcedure.input(inputOf(setQuota)).mutation(({ ctx, input }) => setQuota(ctx.verb, input)),
});
