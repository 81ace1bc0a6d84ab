import { openedOperationSchema } from '@zhengyun/domain/provisioning/answers/schemas.ts';
import { getResource } from '@zhengyun/domain/provisioning/get-resource.ts';
import { listResources } from '@zhengyun/domain/provisioning/list-resources.ts';
import { resourceDetailSchema, resourcesPageSchema } from '@zhengyun/domain/provisioning/schemas.ts';
import { switchPower } from '@zhengyun/domain/provisioning/switch-power.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Resources: what departments hold, as the cluster showed it at delivery. */
export const resourcesRouter = router({
  list: signedInProcedure
    .input(inputOf(listResources))
    .output(resourcesPageSchema)
    .query(({ ctx, input }) => listResources(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getResource))
    .output(resourceDetailSchema)
    .query(({ ctx, input }) => getResource(ctx.verb, input)),
  switchPower: signedInProcedure
    .input(inputOf(switchPower))
    .output(openedOperationSchema)
    .mutation(({ ctx, input }) => switchPower(ctx.verb, input)),
});
