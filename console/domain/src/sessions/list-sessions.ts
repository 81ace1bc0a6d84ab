import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { type SessionView, sessionsInputSchema } from './schemas.ts';
import { openSessions } from './store.ts';
import { viewSession } from './view-rules.ts';

/** More sessions than anyone has; the newest are the ones to look at. */
const MOST = 100;

/** The caller's own open sessions, newest first. NOT_SIGNED_IN for a client of the API, which has none. */
export const listSessions = query({
  allow: ['signed-in'],
  input: sessionsInputSchema,
  async read({ ctx, tx }): Promise<readonly SessionView[]> {
    const { actor, now } = ctx;
    if (actor.kind !== 'person') throw new DomainError('NOT_SIGNED_IN');
    const { rows } = await openSessions(tx, actor.id, { now, limit: MOST });
    return rows.map((row) => viewSession(row, actor));
  },
});
