import { sessionRouter } from './routers/session.ts';
import { router } from './trpc.ts';

/** Every procedure of the console: one router per aggregate. */
export const appRouter = router({
  session: sessionRouter,
});

/** What the web imports, as a type only. */
export type AppRouter = typeof appRouter;
