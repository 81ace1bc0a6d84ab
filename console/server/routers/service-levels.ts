import { availability } from '@zhengyun/domain/service-levels/availability.ts';
import { minutes } from '@zhengyun/domain/service-levels/minutes.ts';
import { availabilitySchema, minutesSchema } from '@zhengyun/domain/service-levels/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Measured availability and the minutes behind it. */
export const serviceLevelsRouter = router({
  availability: signedInProcedure
    .input(inputOf(availability))
    .output(availabilitySchema)
    .query(({ ctx, input }) => availability(ctx.verb, input)),
  minutes: signedInProcedure
    .input(inputOf(minutes))
    .output(minutesSchema)
    .query(({ ctx, input }) => minutes(ctx.verb, input)),
});
