import { me } from '@zhengyun/domain/people/me.ts';
import { meSchema } from '@zhengyun/domain/people/schemas.ts';
import { endAllSessions } from '@zhengyun/domain/sessions/end-all-sessions.ts';
import { killSession } from '@zhengyun/domain/sessions/kill-session.ts';
import { listOpenSessions } from '@zhengyun/domain/sessions/list-open-sessions.ts';
import { listSessions } from '@zhengyun/domain/sessions/list-sessions.ts';
import {
  endedSessionSchema,
  endedSessionsSchema,
  sessionPageSchema,
  sessionsSchema,
  signedOutSchema,
} from '@zhengyun/domain/sessions/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** The caller's own session: who they are and may do, and its end; the sessions elsewhere, and theirs. */
export const sessionRouter = router({
  me: signedInProcedure.output(meSchema).query(({ ctx }) => me(ctx.verb, undefined)),
  list: signedInProcedure.output(sessionsSchema).query(({ ctx }) => listSessions(ctx.verb)),
  open: signedInProcedure
    .input(inputOf(listOpenSessions))
    .output(sessionPageSchema)
    .query(({ ctx, input }) => listOpenSessions(ctx.verb, input)),
  end: signedInProcedure
    .input(inputOf(killSession))
    .output(endedSessionSchema)
    .mutation(({ ctx, input }) => killSession(ctx.verb, input)),
  endAll: signedInProcedure
    .input(inputOf(endAllSessions))
    .output(endedSessionsSchema)
    .mutation(({ ctx, input }) => endAllSessions(ctx.verb, input)),
  signOut: signedInProcedure.output(signedOutSchema).mutation(async ({ ctx }) => {
    await ctx.signedIn.signOut();
    return { signedOut: true as const };
  }),
});
