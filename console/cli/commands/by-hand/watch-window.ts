import { setTimeout as pause } from 'node:timers/promises';
import type { RunWatch } from '@zhengyun/domain/break-glass/watch-run.ts';

interface WindowWatch {
  readonly until: Date;
  readonly everyMs: number;
  readonly watch: () => Promise<RunWatch | 'refused'>;
  /** Aborted when there is nothing to watch for any more. */
  readonly signal: AbortSignal;
}

/**
 * Resolves with why a window is over, as a sentence for the person, or with null when `signal` is aborted first. An extension is
 * heard of. While the question fails the window counts as open until the end that was known last, and not a moment longer.
 */
export async function watchWindow({ until: first, everyMs, watch, signal }: WindowWatch): Promise<string | null> {
  let until = first;
  for (;;) {
    const left = until.getTime() - Date.now();
    try {
      await pause(Math.max(0, Math.min(everyMs, left)), undefined, { signal });
    } catch {
      return null;
    }
    const now = await watch().catch(() => null);
    if (signal.aborted) return null;
    if (now === 'refused') return 'you may not work on this cloud any more';
    if (now && !now.open) return now.by === 'person' ? 'the window was ended early' : 'the window has run out';
    if (now) until = now.until;
    else if (until.getTime() <= Date.now()) return 'the window has run out';
  }
}
