import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { isRunning, victimOf } from './engine-processes.ts';

const OPERATION = '0199aaaa-0000-7000-8000-00000000fa17';
const leaders: number[] = [];
afterEach(() => {
  for (const leader of leaders.splice(0)) {
    try {
      process.kill(-leader, 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  }
});

/** A leader of a session that runs `script`, as a run's child does. */
function lead(script: string) {
  const env = { ...process.env, RUN_DIR: `/tmp/${OPERATION}-1` };
  const leader = spawn('sh', ['-c', script], { detached: true, env, stdio: ['ignore', 'pipe', 'ignore'] });
  leaders.push(leader.pid ?? 0);
  return leader;
}

it('the child of a run is whoever leads its session', async () => {
  const leader = lead('echo up; sleep 600');
  await once(leader.stdout, 'data');
  expect(victimOf(OPERATION, 'child')).toBe(leader.pid);
});

it('a run of which only what it started still lives has no child to strike', async () => {
  const leader = lead('sleep 600 & echo up');
  await once(leader, 'exit');
  expect(isRunning(OPERATION)).toBe(true);
  expect(() => victimOf(OPERATION, 'child')).toThrow('has lost its child');
});

it('where nothing runs there is nobody to strike', () => {
  expect(() => victimOf('0199aaaa-0000-7000-8000-0000000000ff', 'cli')).toThrow('no run of');
});
