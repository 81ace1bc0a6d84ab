import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { isRunning, type ProcessIdentity } from './process-identity.ts';
import { writePrivate } from './write-private.ts';

const entrySchema = z.strictObject({
  name: z.string(),
  pid: z.int().positive(),
  startedAt: z.string(),
  stopSignal: z.enum(['SIGTERM', 'SIGINT', 'SIGQUIT']),
});
type Entry = z.output<typeof entrySchema>;

/** The children a supervisor has running, kept on disk so that the next one finds what a killed one left behind. */
export interface Ledger {
  record(entry: Entry): void;
  forget(name: string): void;
  entries(): readonly Entry[];
  /**
   * Ends every recorded process that still runs, all at once, each with its own stop signal and, after `withinMs`,
   * SIGKILL for its whole group. Returns the names of those that were ended, in the order they had been started.
   */
  endStale(withinMs: number): Promise<string[]>;
}

/** A ledger in `file` (mode 0600). An unreadable file counts as empty: it is only ever written whole. */
export function openLedger(file: string): Ledger {
  let entries = read(file);
  const save = (next: Entry[]): void => {
    entries = next;
    writePrivate(file, `${JSON.stringify(entries, null, 2)}\n`);
  };
  return {
    record: (entry) => save([...entries.filter((other) => other.name !== entry.name), entry]),
    forget: (name) => save(entries.filter((entry) => entry.name !== name)),
    entries: () => entries,
    endStale: async (withinMs) => {
      const found = entries;
      const ended = await Promise.all(found.map((entry) => endGroup(entry, { signal: entry.stopSignal, withinMs })));
      save([]);
      return found.filter((_, index) => ended[index]).map((entry) => entry.name);
    },
  };
}

/** Asks the process to stop, waits, then kills its group. Returns false when it was not running. */
export async function endGroup(
  identity: ProcessIdentity,
  { signal, withinMs }: { signal: NodeJS.Signals; withinMs: number },
): Promise<boolean> {
  if (!isRunning(identity)) return false;
  send(identity.pid, signal);
  const deadline = performance.now() + withinMs;
  while (isRunning(identity) && performance.now() < deadline) await pause(20);
  // Also when the leader is gone: members of its group that outlived it must not stay.
  send(-identity.pid, 'SIGKILL');
  while (isRunning(identity)) await pause(20);
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function read(file: string): Entry[] {
  try {
    return z.array(entrySchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
