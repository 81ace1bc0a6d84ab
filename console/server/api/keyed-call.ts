import { createHash } from 'node:crypto';
import { beginCall } from '@zhengyun/domain/api-clients/begin-call.ts';
import { endCall } from '@zhengyun/domain/api-clients/end-call.ts';
import { callerOf } from '@zhengyun/domain/api-clients/rules.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { SignedIn } from '../context.ts';
import { refusalIn } from '../error-map.ts';
import { SECRET_ANSWERS } from './exposure.ts';

export interface KeyedCall {
  readonly actor: SignedIn['actor'];
  readonly path: string;
  readonly input: unknown;
  /** What came in the header. */
  readonly key: string;
}

/** What header values may be (RFC 9110 5.5), and no longer than a row holds. */
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Does a command once under its idempotency key: the same key with the same body gets the first answer again, as JSON text, for a day.
 * A refusal frees the key, since nothing was done. After a fault nobody knows (a connection lost at the commit is one): the key stays
 * taken, and its repetition is told to look, never done.
 */
export async function keyedCall(
  { actor, path, input, key }: KeyedCall,
  { ctx, log }: { readonly ctx: Context; readonly log: FastifyBaseLogger },
  perform: () => Promise<string>,
): Promise<string> {
  if (!KEY.test(key)) throw new DomainError('INPUT_INVALID', { field: 'Idempotency-Key' });
  const caller = callerOf(actor);
  const digest = createHash('sha256')
    .update(`${path}\n${JSON.stringify(input) ?? ''}`)
    .digest('hex');
  const before = await beginCall(ctx, { caller, key, procedure: path, digest });
  if (before !== null) return before;
  let answer: string;
  try {
    answer = await perform();
  } catch (error) {
    if (refusalIn(error)) await endCall(ctx, { caller, key, end: { kind: 'nothing-done' } });
    throw error;
  }
  const kept = SECRET_ANSWERS.includes(path) ? null : answer;
  // It is done: whoever can't be told so by a kept answer must still be told so now.
  await endCall(ctx, { caller, key, end: { kind: 'done', answer: kept } }).catch((error: unknown) =>
    log.error({ err: error, path }, 'the answer of a command could not be kept under its idempotency key'),
  );
  return answer;
}
