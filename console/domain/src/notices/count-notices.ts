import { z } from 'zod';
import { query } from '../verb/query.ts';
import { readerOf } from './reader-rules.ts';
import { TODO_KINDS } from './rules.ts';
import type { noticeCountSchema } from './schemas.ts';
import { countNotices as countOwn } from './store.ts';

/** How many of the caller's own notices are unread, and how many still ask for an act. */
export const countNotices = query({
  allow: ['signed-in'],
  input: z.void(),
  read: ({ ctx, tx }): Promise<z.output<typeof noticeCountSchema>> => countOwn(tx, readerOf(ctx.actor), TODO_KINDS),
});
