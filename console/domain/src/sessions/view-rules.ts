import type { Actor } from '../verb/actor.ts';
import type { SessionView } from './schemas.ts';
import type { OpenSession } from './store.ts';

/** An open session as people see it; `actor` is who looks. */
export function viewSession(row: OpenSession, actor: Actor): SessionView {
  return {
    id: row.id,
    person: { id: row.person_id, name: row.real_name },
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    authenticatedAt: row.authenticated_at?.toISOString() ?? null,
    userAgent: row.user_agent,
    current: actor.kind === 'person' && actor.through?.sessionId === row.id,
  };
}
