import { randomBytes } from 'node:crypto';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { hashOf, idleEnd, LIFE_MS } from './rules.ts';
import { completeSignInSchema } from './schemas.ts';
import { endSessionRow, insertSession, personBySubject } from './store.ts';

/**
 * Opens a session for the person the identity provider vouches for, and ends the one this browser had. Gives the session's
 * token, which only the cookie keeps. Refuses a subject that nobody here has, or whose person is disabled (PERSON_UNKNOWN).
 */
export const completeSignIn = command({
  event: 'people.signed-in',
  allow: ['job'],
  input: completeSignInSchema,
  async act({ ctx, tx }, input) {
    const person = await personBySubject(tx, input.subject);
    if (!person || person.disabledAt) throw new DomainError('PERSON_UNKNOWN', { subject: input.subject });
    if (input.previousToken) await endSessionRow(tx, hashOf(input.previousToken), ctx.now);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(ctx.now.getTime() + LIFE_MS);
    await insertSession(tx, {
      tokenHash: hashOf(token),
      personId: person.id,
      createdAt: ctx.now,
      idleExpiresAt: idleEnd(ctx.now, expiresAt),
      expiresAt,
      userAgent: input.userAgent,
    });
    return {
      result: { token, expiresAt },
      audit: { object: { kind: 'person', id: person.id }, detail: { name: person.name } },
    };
  },
});
