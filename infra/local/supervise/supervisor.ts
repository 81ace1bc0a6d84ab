import { join } from 'node:path';
import { type Child, createChild } from './child.ts';
import type { ChildSpec, ChildState } from './child-spec.ts';
import { openLedger } from './ledger.ts';

const STALE_STOP_MS = 5_000;

export interface SupervisorOptions {
  /** Folder of the ledger and the logs. */
  readonly dir: string;
  readonly onState?: (name: string, state: ChildState) => void;
}

/** Keeps a set of children running; an object with start and stop. */
export interface Supervisor {
  /** Ends what a killed supervisor of the same folder left running; call it once, before the first start. */
  endStale(): Promise<string[]>;
  /** Resolves when the child is ready. */
  start(spec: ChildSpec): Promise<void>;
  stop(name: string): Promise<void>;
  /** Stops every child, last started first. */
  stopAll(): Promise<void>;
  /** Process ids by name; a child between two lives has none. */
  pids(): Record<string, number>;
  logFile(name: string): string;
}

export function createSupervisor({ dir, onState }: SupervisorOptions): Supervisor {
  const ledger = openLedger(join(dir, 'children.json'));
  const children: Child[] = [];
  let stopping = false;
  const logFile = (name: string): string => join(dir, 'logs', `${name}.log`);

  const stop = async (name: string): Promise<void> => {
    const index = children.findIndex((child) => child.name === name);
    const [child] = index < 0 ? [] : children.splice(index, 1);
    await child?.stop();
  };
  return {
    endStale: () => ledger.endStale(STALE_STOP_MS),
    start: async (spec) => {
      if (stopping) throw new Error(`${spec.name} was not started: the system is being stopped.`);
      const child = createChild(spec, {
        ledger,
        logFile: logFile(spec.name),
        onState: (state) => onState?.(spec.name, state),
      });
      children.push(child);
      try {
        await child.start();
      } catch (error) {
        const index = children.indexOf(child);
        if (index >= 0) children.splice(index, 1);
        throw error;
      }
    },
    stop,
    stopAll: async () => {
      stopping = true;
      for (const child of children.toReversed()) await stop(child.name);
    },
    pids: () =>
      Object.fromEntries(
        children.flatMap((child) => {
          const pid = child.pid();
          return pid === null ? [] : [[child.name, pid]];
        }),
      ),
    logFile,
  };
}
