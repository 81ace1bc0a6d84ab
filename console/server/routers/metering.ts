import { usagePageSchema } from '@zhengyun/domain/metering/schemas.ts';
import { usage } from '@zhengyun/domain/metering/usage.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What resources held, from which instant. */
export const meteringRouter = router({
  usage: signedInProcedure
    .input(inputOf(usage))
    .output(usagePageSchema)
    .query(({ ctx, input }) => usage(ctx.verb, input)),
});
