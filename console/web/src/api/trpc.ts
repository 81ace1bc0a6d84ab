import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '@zhengyun/server/router.ts';

/** Typed access to the server's procedures: `useTRPC().orders.list.queryOptions(…)`. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
