import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@zhengyun/server/router.ts';

/** What each procedure answers, as it arrives on the wire: `Outputs['requests']['get']`. */
export type Outputs = inferRouterOutputs<AppRouter>;
/** What each procedure takes. */
export type Inputs = inferRouterInputs<AppRouter>;
