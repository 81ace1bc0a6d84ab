import { voidBearers } from '../people/void-bearers.ts';
import { command } from '../verb/command.ts';
import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { endAllSessionsSchema } from './schemas.ts';
import { endOpenSessions } from './store.ts';

/**
 * Ends all sign-ins of a person at once: every session but the one this is asked through, and every access token issued up to now, as
 * the command line holds one. One's own, or anyone's by a security administrator; NOT_FOUND for another person's.
 */
export const endAllSessions = command({
  event: 'people.session-ended',
  allow: ['signed-in'],
  input: endAllSessionsSchema,
  async act({ ctx, tx }, input) {
    const { actor, now } = ctx;
    if (actor.kind !== 'person') throw new DomainError('NOT_SIGNED_IN');
    const personId = input.personId ?? actor.id;
    const own = personId === actor.id;
    if (!own && !holds(actor, 'security-admin')) throw new DomainError('NOT_FOUND', { what: 'person' });
    const except = own ? (actor.through?.sessionId ?? null) : null;
    await voidBearers.definition.act({ ctx, tx }, { personId });
    const sessions = await endOpenSessions(tx, personId, { at: now, except });
    return {
      result: { sessions },
      audit: { object: { kind: 'person', id: personId }, detail: { sessions, own, tokens: 'all' } },
    };
  },
});
