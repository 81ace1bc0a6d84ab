import { type RunningSystem, startSystem } from '@zhengyun/local/system/start-system.ts';
import { inject } from 'vitest';
import { makeGround } from './ground.ts';
import { makeScratch } from './scratch.ts';

/** Where the system under test can be found. `dir` is its data folder; `system.json` in it names ports, URLs and pids. */
export interface TestSystem {
  readonly dir: string;
  readonly consoleUrl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    system: TestSystem;
  }
}

interface Held extends TestSystem {
  readonly running: RunningSystem;
  readonly remove: () => void;
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** One whole system, as `npm start` makes it, in a folder of its own: shared by all end-to-end files, ended with the last. */
const ground = makeGround<Held>({
  name: 'system',
  start: async () => {
    const scratch = await makeScratch();
    // The scratch folder itself: its ledger of children is what an interrupted run is cleaned up by.
    const { dir } = scratch;
    const running = await startSystem({ dir, inherited: inherited() });
    await running.clouds;
    return { dir, consoleUrl: running.consoleUrl, running, remove: scratch.remove };
  },
  stop: async (held) => {
    await held.running.stop();
    held.remove();
  },
  provide: (project, held) => project.provide('system', { dir: held.dir, consoleUrl: held.consoleUrl }),
});

export const setup = ground.setup;
export const teardown = ground.teardown;

/** The system that end-to-end tests run against. */
export function testSystem(): TestSystem {
  return inject('system');
}
