/** How often a request that the server put off is asked again. */
const MAX_RETRIES = 10;
/** A server that asks for more patience than this is taken at its word no further, so that an operation can still be cancelled in time. */
const MAX_DELAY_SECONDS = 30;

/**
 * Milliseconds to wait before asking again, or undefined when the answer stands. Only answers that carry Retry-After
 * are put off: 429 (priority and fairness) and 5xx (starting, shutting down, overloaded).
 * @param attempt 0 for the first answer
 */
export function retryDelay(code: number, retryAfter: string | undefined, attempt: number): number | undefined {
  if (code !== 429 && code < 500) return undefined;
  if (retryAfter === undefined || !/^\d+$/.test(retryAfter) || attempt >= MAX_RETRIES) return undefined;
  return Math.min(Number(retryAfter), MAX_DELAY_SECONDS) * 1000;
}
