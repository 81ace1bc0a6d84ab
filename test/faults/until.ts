import { setTimeout as pause } from 'node:timers/promises';

/** Dozens of orders are waited for at once, and asking takes from the very cores they need. */
const ASK_EVERY_MS = 200;
/** Longer than anything here may take on a busy machine: what comes later never comes. */
const WITHIN_MS = 180_000;

/** Asks until the answer is not null, and gives it. Throws after three minutes, saying what was `awaited`. */
export async function until<Answer>(awaited: string, ask: () => Promise<Answer | null>): Promise<Answer> {
  const end = performance.now() + WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(`${awaited}: not within ${WITHIN_MS / 1000} s`);
    await pause(ASK_EVERY_MS);
  }
}
