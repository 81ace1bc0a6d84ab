import { availability } from '@zhengyun/domain/service-levels/availability.ts';
import { minutes } from '@zhengyun/domain/service-levels/minutes.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Measured availability and the minutes behind it. */
export const serviceLevelsRouter = router({
  availability: signedInProcedure.input(inputOf(availability)).query(({ ctx, input }) => availability(ctx.verb, input)),
  minutes: signedInProcedure.input(inputOf(minutes)).query(({ ctx, input }) => minutes(ctx.verb, input)),
});
