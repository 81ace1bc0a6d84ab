import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { takeCall } from './call-store.ts';
import { ANSWER_KEPT_MS, CALL_AT_MOST_MS, repeatOf } from './rules.ts';
import { beginCallSchema } from './schemas.ts';

/**
 * Takes an idempotency key for a command: the answer given before, or null: do it now. Refused: KEY_USED_OTHERWISE for another command or
 * body under the key; CALL_UNDER_WAY while the first one is at work; CALL_CUT_OFF where the server died at it; ANSWER_NOT_KEPT where
 * it was done and its answer held a secret. A repeated answer leaves a row, as the command itself did.
 */
export const beginCall = ingest({
  event: 'api-clients.answer-repeated',
  allow: ['job'],
  input: beginCallSchema,
  async store({ ctx, tx }, { caller, key, procedure, digest }) {
    const at = ctx.now;
    const forget = new Date(at.getTime() - ANSWER_KEPT_MS);
    const before = await takeCall(tx, { caller, key, procedure, digest }, { at, forget });
    if (!before) return { result: null };
    const repeat = repeatOf(before, { procedure, digest, at });
    if (repeat === 'other') throw new DomainError('KEY_USED_OTHERWISE', { procedure: before.procedure });
    if (repeat === 'under-way') throw new DomainError('CALL_UNDER_WAY', { seconds: CALL_AT_MOST_MS / 1_000 });
    if (repeat === 'cut-off') throw new DomainError('CALL_CUT_OFF', { procedure });
    if (repeat === 'not-kept') throw new DomainError('ANSWER_NOT_KEPT', { procedure });
    const [kind, id] = caller.split(':');
    const object =
      kind === 'client'
        ? { kind: 'service-account' as const, id: id ?? '' }
        : { kind: 'person' as const, id: id ?? '' };
    return { result: before.answer, audit: { object, detail: { procedure, key } } };
  },
});
