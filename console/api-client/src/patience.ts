import type { Failure } from './api-error.ts';

/** How a client waits. Times are milliseconds. */
export interface Patience {
  /** How often a call is sent at most, the first time included. */
  readonly attempts: number;
  /** Pause before the second attempt; each later one is twice as long, less up to a half by chance. */
  readonly firstPauseMs: number;
  /** A longer wait that the console asks for is not sat out: the call fails, and says how long it would be. */
  readonly longestWaitMs: number;
}

/** Answers after which the same call, under the same key where it changes something, is safe to send again: nothing was done, or it is done once. */
const AGAIN: readonly Failure['code'][] = ['NO_ANSWER', 'TIMED_OUT', 'RATE_LIMITED', 'CALL_UNDER_WAY'];

/**
 * Milliseconds until the call is sent again; null: it is not. `chance` is from 0 up to 1, and keeps callers that were cut off together
 * from coming back together. A refusal is an answer, and a fault of the console's own is one too: neither gets better by asking.
 */
export function pauseAfter(
  { code, retryAfterSeconds }: Pick<Failure, 'code' | 'retryAfterSeconds'>,
  { attempt, chance }: { readonly attempt: number; readonly chance: number },
  patience: Patience,
): number | null {
  if (!AGAIN.includes(code) || attempt >= patience.attempts) return null;
  const backoff = patience.firstPauseMs * 2 ** (attempt - 1) * (1 - chance / 2);
  const waitMs = retryAfterSeconds === undefined ? backoff : Math.max(retryAfterSeconds * 1_000, 0);
  return waitMs > patience.longestWaitMs ? null : waitMs;
}
