import { countNotices } from '@zhengyun/domain/notices/count-notices.ts';
import { getPreference } from '@zhengyun/domain/notices/get-preference.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { markRead } from '@zhengyun/domain/notices/mark-read.ts';
import {
  chosenPreferenceSchema,
  markedSchema,
  noticeCountSchema,
  noticePageSchema,
  preferenceSchema,
} from '@zhengyun/domain/notices/schemas.ts';
import { setPreference } from '@zhengyun/domain/notices/set-preference.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** What the caller was told: the inbox, the bell, and what was read. */
export const noticesRouter = router({
  list: signedInProcedure
    .input(inputOf(listNotices))
    .output(noticePageSchema)
    .query(({ ctx, input }) => listNotices(ctx.verb, input)),
  count: signedInProcedure.output(noticeCountSchema).query(({ ctx }) => countNotices(ctx.verb, undefined)),
  preference: signedInProcedure.output(preferenceSchema).query(({ ctx }) => getPreference(ctx.verb, undefined)),
  setPreference: signedInProcedure
    .input(inputOf(setPreference))
    .output(chosenPreferenceSchema)
    .mutation(({ ctx, input }) => setPreference(ctx.verb, input)),
  markRead: signedInProcedure
    .input(inputOf(markRead))
    .output(markedSchema)
    .mutation(({ ctx, input }) => markRead(ctx.verb, input)),
});
