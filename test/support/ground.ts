import type { TestProject } from 'vitest/node';
import { failOnLeaks, markRun } from './leaks.ts';

/** Something several vitest projects of one command stand on: started once, handed to each, stopped with the last. */
export interface Ground<T> {
  setup(project: TestProject): Promise<void>;
  teardown(): Promise<void>;
  /** What is running, for use in the process that started it. */
  current(): T | undefined;
}

export interface GroundParts<T> {
  readonly name: string;
  readonly start: () => Promise<T>;
  readonly stop: (running: T) => Promise<void>;
  readonly provide: (project: TestProject, running: T) => void;
}

interface Held<T> {
  users: number;
  running: Promise<T>;
  value?: T;
}

/**
 * Each project loads the set-up module for itself, so what is running is held by the process, not the module. A process
 * that outlives the last teardown fails the run.
 */
export function makeGround<T>(parts: GroundParts<T>): Ground<T> {
  const key = Symbol.for(`zhengyun.test.${parts.name}`);
  const holder = globalThis as unknown as Record<symbol, Held<T> | undefined>;
  const open = Symbol.for('zhengyun.test.open');
  const counter = globalThis as unknown as Record<symbol, number | undefined>;
  return {
    setup: async (project) => {
      markRun();
      let held = holder[key];
      if (held === undefined) {
        held = { users: 0, running: parts.start() };
        holder[key] = held;
      }
      held.users += 1;
      counter[open] = (counter[open] ?? 0) + 1;
      held.value = await held.running;
      parts.provide(project, held.value);
    },
    teardown: async () => {
      const held = holder[key];
      if (held === undefined) return;
      held.users -= 1;
      counter[open] = (counter[open] ?? 0) - 1;
      if (held.users === 0) {
        holder[key] = undefined;
        await held.running.then(parts.stop, () => undefined);
      }
      if (counter[open] === 0) failOnLeaks();
    },
    current: () => holder[key]?.value,
  };
}
