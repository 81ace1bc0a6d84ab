import type { Part, PartStatus } from './part-status.ts';
import type { Start } from './start.ts';

/** Does one part of the start and shows it; `work` resolves with what to show beside "ready". */
export async function step({ say, signal }: Start, part: Part, work: () => Promise<string>): Promise<void> {
  const show = (state: PartStatus['state'], detail: string): void => say({ part, state, detail, secondsLeft: null });
  show('working', '');
  try {
    show('ready', await work());
  } catch (error) {
    if (signal.aborted) show('stopped', '');
    else show('failed', (error as Error).message);
    throw error;
  }
}
