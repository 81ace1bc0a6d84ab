import { listCatalogue } from '@zhengyun/domain/catalogue/list-catalogue.ts';
import { listItemVersions } from '@zhengyun/domain/catalogue/list-item-versions.ts';
import { publishItemVersion } from '@zhengyun/domain/catalogue/publish-item-version.ts';
import {
  catalogueSchema,
  itemVersionsSchema,
  publishedItemVersionSchema,
  withdrawnItemVersionSchema,
} from '@zhengyun/domain/catalogue/schemas.ts';
import { withdrawItemVersion } from '@zhengyun/domain/catalogue/withdraw-item-version.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** The service catalogue, and the terms its items are offered on. */
export const catalogueRouter = router({
  list: signedInProcedure.output(catalogueSchema).query(({ ctx }) => listCatalogue(ctx.verb)),
  versions: signedInProcedure
    .input(inputOf(listItemVersions))
    .output(itemVersionsSchema)
    .query(({ ctx, input }) => listItemVersions(ctx.verb, input)),
  publish: signedInProcedure
    .input(inputOf(publishItemVersion))
    .output(publishedItemVersionSchema)
    .mutation(({ ctx, input }) => publishItemVersion(ctx.verb, input)),
  withdraw: signedInProcedure
    .input(inputOf(withdrawItemVersion))
    .output(withdrawnItemVersionSchema)
    .mutation(({ ctx, input }) => withdrawItemVersion(ctx.verb, input)),
});
