import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { cloudsOverview } from '@zhengyun/domain/clouds/overview.ts';
import { cloudDetailSchema, overviewSchema } from '@zhengyun/domain/clouds/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** The 1+N+M picture. Clusters are registered by command, where their identity can be read. */
export const cloudsRouter = router({
  overview: signedInProcedure.output(overviewSchema).query(({ ctx }) => cloudsOverview(ctx.verb)),
  get: signedInProcedure
    .input(inputOf(getCloud))
    .output(cloudDetailSchema)
    .query(({ ctx, input }) => getCloud(ctx.verb, input)),
});
