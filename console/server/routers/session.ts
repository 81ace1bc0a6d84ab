import { me } from '@zhengyun/domain/people/me.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** The caller's own session: who they are and may do, and its end. */
export const sessionRouter = router({
  me: signedInProcedure.query(({ ctx }) => me(ctx.verb, undefined)),
  signOut: signedInProcedure.mutation(async ({ ctx }) => {
    await ctx.signedIn.signOut();
    return { signedOut: true as const };
  }),
});
