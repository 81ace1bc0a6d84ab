/** How fast a client may ask: a steady rate per second and how many requests may run ahead of it. */
export interface RateLimits {
  requestsPerSecond: number;
  burst: number;
}

/**
 * Token bucket. A caller takes a token and learns how many milliseconds to wait before it may ask; tokens may be
 * owed, so callers queue in the order in which they came.
 */
export class TokenBucket {
  readonly #limits: RateLimits;
  #tokens: number;
  #refilledAt: number;

  /** @param now milliseconds on any clock that only goes forward */
  constructor(limits: RateLimits, now: number) {
    this.#limits = limits;
    this.#tokens = limits.burst;
    this.#refilledAt = now;
  }

  /** Takes one token at `now` and returns the milliseconds to wait, 0 when one was free. */
  take(now: number): number {
    const { requestsPerSecond, burst } = this.#limits;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#refilledAt) / 1000) * requestsPerSecond);
    this.#refilledAt = now;
    this.#tokens -= 1;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / requestsPerSecond) * 1000);
  }
}
