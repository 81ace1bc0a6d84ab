import type { Actor } from '../verb/actor.ts';
import { ingest } from '../verb/ingest.ts';
import { hashOf, idleEnd, standingOf } from './rules.ts';
import { resumeSessionSchema } from './schemas.ts';
import { findSession, grantsOf, touchSession } from './store.ts';

export interface ResumedSession {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly locale: 'zh-CN' | 'en-US';
}

/**
 * Who the bearer of `token` is now, with the grants of this instant: a role taken away or a person disabled counts from the
 * next request on. Null when the session is over. Its audit row was written at the sign-in.
 */
export const resumeSession = ingest({
  event: 'people.signed-in',
  allow: ['job'],
  input: resumeSessionSchema,
  async store({ ctx, tx }, { token }): Promise<{ result: ResumedSession | null }> {
    const tokenHash = hashOf(token);
    const found = await findSession(tx, tokenHash);
    const standing = found ? standingOf(found.facts, ctx.now) : 'over';
    if (!found || standing === 'over') return { result: null };
    if (standing === 'touch')
      await touchSession(tx, tokenHash, { at: ctx.now, idleExpiresAt: idleEnd(ctx.now, found.facts.expiresAt) });
    const { id, name, locale } = found.person;
    return { result: { actor: { kind: 'person', id, name, grants: await grantsOf(tx, id) }, locale } };
  },
});
