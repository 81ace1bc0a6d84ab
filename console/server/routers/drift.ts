import { acceptDrift } from '@zhengyun/domain/drift/accept-drift.ts';
import { askCheck } from '@zhengyun/domain/drift/ask-check.ts';
import { countDrift } from '@zhengyun/domain/drift/count-drift.ts';
import { listDrift } from '@zhengyun/domain/drift/list-drift.ts';
import { revertDrift } from '@zhengyun/domain/drift/revert-drift.ts';
import {
  askedCheckSchema,
  driftCountsSchema,
  openedSettlingSchema,
  stackDriftPageSchema,
} from '@zhengyun/domain/drift/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Drift 漂移: what the clusters show other than approved, and what people decide on it. */
export const driftRouter = router({
  stacks: signedInProcedure
    .input(inputOf(listDrift))
    .output(stackDriftPageSchema)
    .query(({ ctx, input }) => listDrift(ctx.verb, input)),
  counts: signedInProcedure.output(driftCountsSchema).query(({ ctx }) => countDrift(ctx.verb, {})),
  check: signedInProcedure
    .input(inputOf(askCheck))
    .output(askedCheckSchema)
    .mutation(({ ctx, input }) => askCheck(ctx.verb, input)),
  accept: signedInProcedure
    .input(inputOf(acceptDrift))
    .output(openedSettlingSchema)
    .mutation(({ ctx, input }) => acceptDrift(ctx.verb, input)),
  revert: signedInProcedure
    .input(inputOf(revertDrift))
    .output(openedSettlingSchema)
    .mutation(({ ctx, input }) => revertDrift(ctx.verb, input)),
});
