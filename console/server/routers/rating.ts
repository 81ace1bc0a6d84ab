import { chargesOfMonth } from '@zhengyun/domain/rating/charges-of-month.ts';
import { costOfResource } from '@zhengyun/domain/rating/cost-of-resource.ts';
import { eventsOfCharge } from '@zhengyun/domain/rating/events-of-charge.ts';
import { rateMonth } from '@zhengyun/domain/rating/rate-month.ts';
import {
  chargeEventsPageSchema,
  itemSumsSchema,
  monthChargesSchema,
  ratedMonthSchema,
  resourceCostSchema,
} from '@zhengyun/domain/rating/schemas.ts';
import { sumsBySku } from '@zhengyun/domain/rating/sums-by-sku.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What a month's use comes to, to date: exact charges with all that they follow from. */
export const ratingRouter = router({
  charges: signedInProcedure
    .input(inputOf(chargesOfMonth))
    .output(monthChargesSchema)
    .query(({ ctx, input }) => chargesOfMonth(ctx.verb, input)),
  events: signedInProcedure
    .input(inputOf(eventsOfCharge))
    .output(chargeEventsPageSchema)
    .query(({ ctx, input }) => eventsOfCharge(ctx.verb, input)),
  resource: signedInProcedure
    .input(inputOf(costOfResource))
    .output(resourceCostSchema)
    .query(({ ctx, input }) => costOfResource(ctx.verb, input)),
  items: signedInProcedure
    .input(inputOf(sumsBySku))
    .output(itemSumsSchema)
    .query(({ ctx, input }) => sumsBySku(ctx.verb, input)),
  rateMonth: signedInProcedure
    .input(inputOf(rateMonth))
    .output(ratedMonthSchema)
    .mutation(({ ctx, input }) => rateMonth(ctx.verb, input)),
});
