import { setTimeout as pause } from 'node:timers/promises';

const RETRY_MS = 1_000;

/**
 * Runs `reconcile` once at a time: a call while one runs has it run once more afterwards, however many come. A failure is
 * reported and tried again after a second, so nothing hangs on an event that was missed.
 */
export function reconcileLoop(
  reconcile: () => Promise<void>,
  { onError, signal }: { onError: (what: string) => void; signal: AbortSignal },
): () => void {
  let wanted = false;
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (wanted && !signal.aborted) {
      wanted = false;
      try {
        await reconcile();
      } catch (error) {
        if (signal.aborted) break;
        onError((error as Error).message);
        wanted = true;
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    running = false;
  };
  return () => {
    wanted = true;
    void run();
  };
}
