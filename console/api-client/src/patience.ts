import type { Failure } from './api-error.ts';

/** How a client waits. Times are milliseconds. */
export interface Patience {
  /** How often a call is sent at most, the first time included. */
  readonly attempts: number;
  /** Pause before the second attempt; each later one is twice as long, less up to a half by chance. */
  readonly firstPauseMs: number;
  /** A longer wait that the console asks for is not sat out: the call fails, and says how long it would be. */
  readonly longestWaitMs: number;
  /** How long a call that the console is still at is waited for, over all looks at it; they count as no attempts. */
  readonly longestUnderWayMs: number;
}

/** What was sent so far of one call. */
export interface Sendings {
  /** How often, looks apart; from 1. */
  readonly attempt: number;
  /** How often to see whether a call that is under way was answered. */
  readonly looks: number;
  readonly lookedForMs: number;
}

/** Answers after which the same call, under the same key where it changes something, is safe to send again: nothing was done, or it is done once. */
const AGAIN: readonly Failure['code'][] = ['NO_ANSWER', 'TIMED_OUT', 'RATE_LIMITED'];
/** Between the first two looks at a call that is under way; twice as long each time, up to the longest. */
const FIRST_LOOK_MS = 500;
const LONGEST_LOOK_MS = 8_000;

/**
 * Milliseconds until the call is sent again; null: it is not. `chance` is from 0 up to 1, and keeps callers that were cut off together
 * from coming back together. A refusal is an answer, and a fault of the console's own is one too: neither gets better by asking.
 */
export function pauseAfter(
  { code, retryAfterSeconds }: Pick<Failure, 'code' | 'retryAfterSeconds'>,
  { attempt, looks, lookedForMs, chance }: Sendings & { readonly chance: number },
  patience: Patience,
): number | null {
  const less = 1 - chance / 2;
  if (code === 'CALL_UNDER_WAY') {
    // What the console says here is when it gives the call up at the latest; most are answered long before.
    const lookMs = Math.min(FIRST_LOOK_MS * 2 ** looks, LONGEST_LOOK_MS) * less;
    return lookedForMs >= patience.longestUnderWayMs ? null : lookMs;
  }
  if (!AGAIN.includes(code) || attempt >= patience.attempts) return null;
  const backoff = patience.firstPauseMs * 2 ** (attempt - 1) * less;
  const waitMs = retryAfterSeconds === undefined ? backoff : Math.max(retryAfterSeconds * 1_000, 0);
  return waitMs > patience.longestWaitMs ? null : waitMs;
}

/** What was sent when the call goes out again `waitMs` after it was answered by `code`. */
export function sentAgain({ attempt, looks, lookedForMs }: Sendings, code: Failure['code'], waitMs: number): Sendings {
  if (code === 'CALL_UNDER_WAY') return { attempt, looks: looks + 1, lookedForMs: lookedForMs + waitMs };
  return { attempt: attempt + 1, looks, lookedForMs };
}
