/** Pauses between attempts: doubling from the first to the longest, each a random share of its step so nodes don't march in step. */
export interface Backoff {
  /** Milliseconds until the next attempt; never less than what the gateway asked for. */
  next(askedForSeconds?: number | null): number;
  reset(): void;
}

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** A receiver may ask for patience, not for oblivion. */
const LONGEST_ASKED_MS = 600_000;

export function makeBackoff(random: () => number): Backoff {
  let attempt = 0;
  return {
    next(askedForSeconds) {
      const step = Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
      attempt += 1;
      const own = step / 2 + (step / 2) * random();
      return Math.round(Math.max(own, Math.min((askedForSeconds ?? 0) * 1_000, LONGEST_ASKED_MS)));
    },
    reset() {
      attempt = 0;
    },
  };
}
