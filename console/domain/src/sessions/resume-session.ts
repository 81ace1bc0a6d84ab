import { readActor } from '../people/read-actor.ts';
import type { Actor } from '../verb/actor.ts';
import { ingest } from '../verb/ingest.ts';
import { hashOf, idleEnd, standingOf } from './rules.ts';
import { resumeSessionSchema } from './schemas.ts';
import { findSession, touchSession } from './store.ts';

/**
 * Who the bearer of `token` is now, with the grants of this instant: a role taken away or a person disabled counts from the
 * next request on (then NOT_SIGNED_IN). Null when the session is over. Its audit row was written at the sign-in.
 */
export const resumeSession = ingest({
  event: 'people.signed-in',
  allow: ['job'],
  input: resumeSessionSchema,
  async store({ ctx, tx }, { token }): Promise<{ result: Extract<Actor, { kind: 'person' }> | null }> {
    const tokenHash = hashOf(token);
    const session = await findSession(tx, tokenHash);
    const standing = session ? standingOf(session, ctx.now) : 'over';
    if (!session || standing === 'over') return { result: null };
    if (standing === 'touch')
      await touchSession(tx, tokenHash, { at: ctx.now, idleExpiresAt: idleEnd(ctx.now, session.expiresAt) });
    const actor = await readActor.definition.read({ ctx, tx }, { personId: session.personId });
    return { result: { ...actor, through: { sessionId: session.id, authenticatedAt: session.authenticatedAt } } };
  },
});
