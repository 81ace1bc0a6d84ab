import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { readerOf } from './reader-rules.ts';
import { TODO_KINDS } from './rules.ts';
import { type noticePageSchema, noticesInputSchema } from './schemas.ts';
import { pageOfNotices } from './store.ts';
import { viewNotice } from './view-rules.ts';

/** The caller's own notices, newest first: all, those unread, or those that still ask for an act. */
export const listNotices = query({
  allow: ['signed-in'],
  input: noticesInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof noticePageSchema>> {
    const personId = readerOf(ctx.actor);
    const { rows, total, nextCursor } = await pageOfNotices(tx, { ...input, personId, todoKinds: TODO_KINDS });
    return { items: rows.map(viewNotice), total, nextCursor };
  },
});
