import { availability } from '@zhengyun/domain/service-levels/availability.ts';
import { minutes } from '@zhengyun/domain/service-levels/minutes.ts';
import { promisedLevels } from '@zhengyun/domain/service-levels/promised-levels.ts';
import { availabilitySchema, minutesSchema, promisedLevelsSchema } from '@zhengyun/domain/service-levels/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Measured availability and the minutes behind it. */
export const serviceLevelsRouter = router({
  availability: signedInProcedure
    .input(inputOf(availability))
    .output(availabilitySchema)
    .query(({ ctx, input }) => availability(ctx.verb, input)),
  promised: signedInProcedure
    .input(inputOf(promisedLevels))
    .output(promisedLevelsSchema)
    .query(({ ctx, input }) => promisedLevels(ctx.verb, input)),
  minutes: signedInProcedure
    .input(inputOf(minutes))
    .output(minutesSchema)
    .query(({ ctx, input }) => minutes(ctx.verb, input)),
});
