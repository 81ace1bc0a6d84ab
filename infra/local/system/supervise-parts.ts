import { createSupervisor, type Supervisor } from '../supervise/supervisor.ts';
import type { Part, PartStatus } from './part-status.ts';

/** Under which part a person sees a supervised process; the clusters' many processes are seen as one. */
function partOf(child: string): Part {
  const own: Readonly<Record<string, Part>> = {
    postgres: 'database',
    server: 'console',
    worker: 'worker',
    agent: 'agent',
  };
  return own[child] ?? 'clusters';
}

/** A supervisor that shows when a process ended by itself and when its next life is ready. */
export function superviseParts(dir: string, say: (status: PartStatus) => void): Supervisor {
  const down = new Set<string>();
  return createSupervisor({
    dir,
    onState: (name, state) => {
      if (state === 'restarting') {
        down.add(name);
        say({ part: partOf(name), state, detail: `${name} ended and is restarted`, secondsLeft: null });
      } else if (state === 'ready' && down.delete(name)) {
        say({ part: partOf(name), state, detail: `${name} is back`, secondsLeft: null });
      }
    },
  });
}
