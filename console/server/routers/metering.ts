import { ingestUsage } from '@zhengyun/domain/metering/ingest-usage.ts';
import { ingestedUsageSchema, usagePageSchema } from '@zhengyun/domain/metering/schemas.ts';
import { usage } from '@zhengyun/domain/metering/usage.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What resources held, from which instant, and what was read of their use. */
export const meteringRouter = router({
  usage: signedInProcedure
    .input(inputOf(usage))
    .output(usagePageSchema)
    .query(({ ctx, input }) => usage(ctx.verb, input)),
  ingest: signedInProcedure
    .input(inputOf(ingestUsage))
    .output(ingestedUsageSchema)
    .mutation(({ ctx, input }) => ingestUsage(ctx.verb, input)),
});
