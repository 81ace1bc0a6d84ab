import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { openSessionsInputSchema, type sessionPageSchema } from './schemas.ts';
import { openSessions } from './store.ts';
import { viewSession } from './view-rules.ts';

/** Everyone's open sessions, newest first, for those who may end them. */
export const listOpenSessions = query({
  allow: ['security-admin'],
  input: openSessionsInputSchema,
  veil: { 'items.*.userAgent': 'session.device' },
  async read({ ctx, tx }, { cursor, limit }): Promise<z.output<typeof sessionPageSchema>> {
    const { rows, total, nextCursor } = await openSessions(tx, null, { now: ctx.now, cursor, limit });
    return { items: rows.map((row) => viewSession(row, ctx.actor)), total, nextCursor };
  },
});
