import { listCatalogue } from '@zhengyun/domain/catalogue/list-catalogue.ts';
import { catalogueSchema } from '@zhengyun/domain/catalogue/schemas.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** The service catalogue. */
export const catalogueRouter = router({
  list: signedInProcedure.output(catalogueSchema).query(({ ctx }) => listCatalogue(ctx.verb)),
});
