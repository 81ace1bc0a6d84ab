import { command } from '../verb/command.ts';
import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { killSessionSchema } from './schemas.ts';
import { endSessionById } from './store.ts';

/**
 * Ends a session by its key, at once: a lost laptop, a person who left. One's own, or anyone's by a security administrator.
 * NOT_FOUND for another person's and for one that is over.
 */
export const killSession = command({
  event: 'people.session-ended',
  allow: ['signed-in'],
  input: killSessionSchema,
  async act({ ctx, tx }, { sessionId }) {
    const { actor, now } = ctx;
    if (actor.kind !== 'person') throw new DomainError('NOT_SIGNED_IN');
    const anyones = holds(actor, 'security-admin');
    const personId = await endSessionById(tx, { id: sessionId, personId: anyones ? null : actor.id, at: now });
    if (!personId) throw new DomainError('NOT_FOUND', { what: 'session' });
    const detail = { sessionId, own: personId === actor.id };
    return { result: { sessionId }, audit: { object: { kind: 'person', id: personId }, detail } };
  },
});
