import { askWindow } from '@zhengyun/domain/break-glass/ask-window.ts';
import { decideWindow } from '@zhengyun/domain/break-glass/decide-window.ts';
import { endWindow } from '@zhengyun/domain/break-glass/end-window.ts';
import { listWindows } from '@zhengyun/domain/break-glass/list-windows.ts';
import { windowsSchema } from '@zhengyun/domain/break-glass/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Windows in which somebody may work by hand on a cloud's managed state. */
export const breakGlassRouter = router({
  list: signedInProcedure
    .input(inputOf(listWindows))
    .output(windowsSchema)
    .query(({ ctx, input }) => listWindows(ctx.verb, input)),
  ask: signedInProcedure.input(inputOf(askWindow)).mutation(({ ctx, input }) => askWindow(ctx.verb, input)),
  decide: signedInProcedure.input(inputOf(decideWindow)).mutation(({ ctx, input }) => decideWindow(ctx.verb, input)),
  end: signedInProcedure.input(inputOf(endWindow)).mutation(({ ctx, input }) => endWindow(ctx.verb, input)),
});
