import { ingest } from '../verb/ingest.ts';
import { dropCall, keepAnswer } from './call-store.ts';
import { endCallSchema } from './schemas.ts';

/** Keeps the answer of a command under its idempotency key, or frees the key where nothing was done. */
export const endCall = ingest({
  event: 'api-clients.answer-repeated',
  allow: ['job'],
  input: endCallSchema,
  async store({ ctx, tx }, { caller, key, end }) {
    if (end.kind === 'done') await keepAnswer(tx, { caller, key, answer: end.answer, at: ctx.now });
    else await dropCall(tx, { caller, key });
    return { result: undefined };
  },
});
