import { router, signedInProcedure } from '../trpc.ts';

/** The caller's own session. Who the caller is and may do: `people`'s verb; sessions themselves belong to the server. */
export const sessionRouter = router({
  signOut: signedInProcedure.mutation(async ({ ctx }) => {
    await ctx.signedIn.signOut();
    return { signedOut: true as const };
  }),
});
