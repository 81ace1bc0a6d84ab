import { ingest } from '../verb/ingest.ts';
import { ATTEMPT_MS } from './rules.ts';
import { beginSignInSchema } from './schemas.ts';
import { insertAttempt } from './store.ts';

/**
 * Remembers what the answer of the identity provider has to match. No audit row: nobody has acted yet, and the row of the
 * sign-in, done or refused, follows when the answer comes.
 */
export const beginSignIn = ingest({
  event: 'people.signed-in',
  allow: ['job'],
  input: beginSignInSchema,
  async store({ ctx, tx }, input) {
    const expiresAt = new Date(ctx.now.getTime() + ATTEMPT_MS);
    await insertAttempt(tx, { ...input, expiresAt }, ctx.now);
    return { result: { expiresAt } };
  },
});
