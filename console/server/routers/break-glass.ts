import { askWindow } from '@zhengyun/domain/break-glass/ask-window.ts';
import { decideWindow } from '@zhengyun/domain/break-glass/decide-window.ts';
import { endWindow } from '@zhengyun/domain/break-glass/end-window.ts';
import { listWindows } from '@zhengyun/domain/break-glass/list-windows.ts';
import {
  askedWindowSchema,
  decidedWindowSchema,
  endedWindowSchema,
  windowsSchema,
} from '@zhengyun/domain/break-glass/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Windows in which somebody may work by hand on a cloud's managed state. */
export const breakGlassRouter = router({
  list: signedInProcedure
    .input(inputOf(listWindows))
    .output(windowsSchema)
    .query(({ ctx, input }) => listWindows(ctx.verb, input)),
  ask: signedInProcedure
    .input(inputOf(askWindow))
    .output(askedWindowSchema)
    .mutation(({ ctx, input }) => askWindow(ctx.verb, input)),
  decide: signedInProcedure
    .input(inputOf(decideWindow))
    .output(decidedWindowSchema)
    .mutation(({ ctx, input }) => decideWindow(ctx.verb, input)),
  end: signedInProcedure
    .input(inputOf(endWindow))
    .output(endedWindowSchema)
    .mutation(({ ctx, input }) => endWindow(ctx.verb, input)),
});
