import { createSystem } from '@zhengyun/domain/tenancy/create-system.ts';
import { tenancyDetailSchema } from '@zhengyun/domain/tenancy/detail/schemas.ts';
import { findAlikeSystems } from '@zhengyun/domain/tenancy/find-alike-systems.ts';
import { getTenancy } from '@zhengyun/domain/tenancy/get-tenancy.ts';
import { listSystems } from '@zhengyun/domain/tenancy/list-systems.ts';
import { listTenancies } from '@zhengyun/domain/tenancy/list-tenancies.ts';
import {
  alikeSystemsSchema,
  createdSystemSchema,
  systemsPageSchema,
  tenanciesPageSchema,
} from '@zhengyun/domain/tenancy/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Business systems and the tenancies they live in. */
export const tenancyRouter = router({
  systems: signedInProcedure
    .input(inputOf(listSystems))
    .output(systemsPageSchema)
    .query(({ ctx, input }) => listSystems(ctx.verb, input)),
  alikeSystems: signedInProcedure
    .input(inputOf(findAlikeSystems))
    .output(alikeSystemsSchema)
    .query(({ ctx, input }) => findAlikeSystems(ctx.verb, input)),
  createSystem: signedInProcedure
    .input(inputOf(createSystem))
    .output(createdSystemSchema)
    .mutation(({ ctx, input }) => createSystem(ctx.verb, input)),
  list: signedInProcedure
    .input(inputOf(listTenancies))
    .output(tenanciesPageSchema)
    .query(({ ctx, input }) => listTenancies(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(getTenancy))
    .output(tenancyDetailSchema)
    .query(({ ctx, input }) => getTenancy(ctx.verb, input)),
});
