import { ingest } from '../verb/ingest.ts';
import { takeSignInSchema } from './schemas.ts';
import { takeAttempt } from './store.ts';

/** The attempt that `state` began, once; null when there is none, it was taken before, or its ten minutes are over. */
export const takeSignIn = ingest({
  event: 'people.signed-in',
  allow: ['job'],
  input: takeSignInSchema,
  async store({ ctx, tx }, { state }) {
    const attempt = await takeAttempt(tx, state);
    return { result: attempt && attempt.expiresAt > ctx.now ? attempt : null };
  },
});
