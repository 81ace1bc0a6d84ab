import { withUse } from '@zhengyun/domain/clouds/assemble-rules.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { cloudsOverview } from '@zhengyun/domain/clouds/overview.ts';
import { cloudDetailSchema, overviewSchema } from '@zhengyun/domain/clouds/schemas.ts';
import { cloudUtilisation } from '@zhengyun/domain/fleet/cloud-utilisation.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/**
 * The 1+N+M picture with what agents measure. The two are read one after the other, not inside each other, so that no request
 * holds one connection while it waits for a second. Clusters are registered by command, where their identity can be read.
 */
export const cloudsRouter = router({
  overview: signedInProcedure.output(overviewSchema).query(async ({ ctx }) => {
    const { clouds } = await cloudsOverview(ctx.verb);
    const use = await cloudUtilisation(ctx.verb);
    return { clouds: clouds.map((cloud) => withUse(cloud, use)) };
  }),
  get: signedInProcedure
    .input(inputOf(getCloud))
    .output(cloudDetailSchema)
    .query(async ({ ctx, input }) => {
      const cloud = await getCloud(ctx.verb, input);
      return withUse(cloud, await cloudUtilisation(ctx.verb));
    }),
});
