import { randomBytes } from 'node:crypto';
import { recordSignIn } from '../people/record-sign-in.ts';
import { command } from '../verb/command.ts';
import { newId } from '../verb/id.ts';
import { hashOf, idleEnd, LIFE_MS, notAfter } from './rules.ts';
import { completeSignInSchema } from './schemas.ts';
import { endSessionRow, insertSession } from './store.ts';

/**
 * Opens a session for the person the identity provider vouches for, and ends the one this browser had. Gives the session's
 * token, which only the cookie keeps. Refuses as recordSignIn does; its audit row is the only one.
 */
export const completeSignIn = command({
  event: 'people.signed-in',
  allow: ['job'],
  input: completeSignInSchema,
  async act({ ctx, tx }, input) {
    const { result: account, audit } = await recordSignIn.definition.act({ ctx, tx }, { subject: input.subject });
    if (input.previousToken) await endSessionRow(tx, hashOf(input.previousToken), ctx.now);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(ctx.now.getTime() + LIFE_MS);
    await insertSession(tx, {
      id: newId(ctx.now),
      tokenHash: hashOf(token),
      personId: account.personId,
      createdAt: ctx.now,
      idleExpiresAt: idleEnd(ctx.now, expiresAt),
      expiresAt,
      userAgent: input.userAgent,
      authenticatedAt: notAfter(input.authenticatedAt ?? null, ctx.now),
    });
    return { result: { token, expiresAt }, audit };
  },
});
