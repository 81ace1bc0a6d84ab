import { appealReclaim } from '@zhengyun/domain/reclaim/appeal-reclaim.ts';
import { cutReclaim } from '@zhengyun/domain/reclaim/cut-reclaim.ts';
import { decideAppeal } from '@zhengyun/domain/reclaim/decide-appeal.ts';
import { getLease } from '@zhengyun/domain/reclaim/get-lease.ts';
import { listLeases } from '@zhengyun/domain/reclaim/list-leases.ts';
import { listReclaims } from '@zhengyun/domain/reclaim/list-reclaims.ts';
import { listWorkingDays } from '@zhengyun/domain/reclaim/list-working-days.ts';
import { removeExpired } from '@zhengyun/domain/reclaim/remove-expired.ts';
import {
  leaseOfResourceSchema,
  leasePageSchema,
  reclaimPageSchema,
  removalSchema,
  steppedSchema,
  workingDaySchema,
  workingDaysSchema,
} from '@zhengyun/domain/reclaim/schemas.ts';
import { setWorkingDay } from '@zhengyun/domain/reclaim/set-working-day.ts';
import { urgeReclaim } from '@zhengyun/domain/reclaim/urge-reclaim.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Leases 有效期 and reclaims 回收: until when a department holds a resource, and the clock by which what is idle is taken back. */
export const reclaimRouter = router({
  list: signedInProcedure
    .input(inputOf(listReclaims))
    .output(reclaimPageSchema)
    .query(({ ctx, input }) => listReclaims(ctx.verb, input)),
  leases: signedInProcedure
    .input(inputOf(listLeases))
    .output(leasePageSchema)
    .query(({ ctx, input }) => listLeases(ctx.verb, input)),
  lease: signedInProcedure
    .input(inputOf(getLease))
    .output(leaseOfResourceSchema)
    .query(({ ctx, input }) => getLease(ctx.verb, input)),
  workingDays: signedInProcedure.output(workingDaysSchema).query(({ ctx }) => listWorkingDays(ctx.verb, undefined)),
  urge: signedInProcedure
    .input(inputOf(urgeReclaim))
    .output(steppedSchema)
    .mutation(({ ctx, input }) => urgeReclaim(ctx.verb, input)),
  appeal: signedInProcedure
    .input(inputOf(appealReclaim))
    .output(steppedSchema)
    .mutation(({ ctx, input }) => appealReclaim(ctx.verb, input)),
  decideAppeal: signedInProcedure
    .input(inputOf(decideAppeal))
    .output(steppedSchema)
    .mutation(({ ctx, input }) => decideAppeal(ctx.verb, input)),
  cut: signedInProcedure
    .input(inputOf(cutReclaim))
    .output(removalSchema)
    .mutation(({ ctx, input }) => cutReclaim(ctx.verb, input)),
  removeExpired: signedInProcedure
    .input(inputOf(removeExpired))
    .output(removalSchema)
    .mutation(({ ctx, input }) => removeExpired(ctx.verb, input)),
  setWorkingDay: signedInProcedure
    .input(inputOf(setWorkingDay))
    .output(workingDaySchema.pick({ day: true, worked: true }))
    .mutation(({ ctx, input }) => setWorkingDay(ctx.verb, input)),
});
