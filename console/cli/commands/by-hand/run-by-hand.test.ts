import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunWatch } from '@zhengyun/domain/break-glass/watch-run.ts';
import { makeScratch, type Scratch } from '@zhengyun/test/support/scratch.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runByHand } from './run-by-hand.ts';

const LONG = { timeout: 20_000, interval: 20 };
const HOUR_MS = 3_600_000;

let scratch: Scratch;
beforeAll(async () => {
  scratch = await makeScratch();
  await mkdir(scratch.dir, { recursive: true });
});
afterAll(() => scratch.remove());

let files = 0;
const fresh = () => join(scratch.dir, `mark-${files++}`);
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return false;
  }
};
const pidIn = async (file: string) => {
  await vi.waitFor(() => expect(existsSync(file) && readFileSync(file, 'utf8').endsWith('\n')).toBe(true), LONG);
  return Number(readFileSync(file, 'utf8'));
};

/** Runs a shell script in a window that `end` ends. */
function run(script: string, graceMs = HOUR_MS) {
  const said: string[] = [];
  const until = new Date(Date.now() + HOUR_MS);
  let state: RunWatch = { open: true, until };
  const ended = runByHand(['sh', '-c', script], {
    until,
    watch: async () => state,
    say: (text) => said.push(text),
    everyMs: 20,
    graceMs,
  });
  return {
    ended,
    said,
    end: () => {
      state = { open: false, by: 'person' };
    },
  };
}

describe('a command by hand', () => {
  it('ends of itself with its own exit code', async () => {
    expect(await run('exit 3').ended).toEqual({ outcome: 'completed', exitCode: 3, signal: null });
  });

  it('that is not there is said so, and ends like any', async () => {
    const said: string[] = [];
    const until = new Date(Date.now() + HOUR_MS);
    const watch = async () => ({ open: true, until }) as const;
    const end = await runByHand(['/no/such/program'], { until, watch, say: (text) => said.push(text) });
    expect(end).toEqual({ outcome: 'completed', exitCode: 127, signal: null });
    expect(said.join()).toMatch(/could not be started: .*ENOENT/);
  });

  it('is interrupted when its window is ended early, may clean up, and the person is told why', async () => {
    const [pidFile, cleaned] = [fresh(), fresh()];
    const { ended, said, end } = run(
      `trap 'echo > ${cleaned}; exit 5' INT; echo $$ > ${pidFile}; while :; do sleep 0.05; done`,
    );
    await pidIn(pidFile);
    end();
    expect(await ended).toEqual({ outcome: 'window-ended', exitCode: 5, signal: null });
    expect(existsSync(cleaned)).toBe(true);
    expect(said.join()).toMatch(/ended early/);
  });

  it('is killed with everything it started where it does not heed the interruption', async () => {
    const [pidFile, grandchild] = [fresh(), fresh()];
    const { ended, end } = run(
      `trap '' INT; (echo $$ > ${grandchild}; exec sleep 600) & echo $$ > ${pidFile}; while :; do sleep 0.05; done`,
      100,
    );
    const pid = await pidIn(pidFile);
    await pidIn(grandchild);
    end();
    expect(await ended).toMatchObject({ outcome: 'window-ended', exitCode: null, signal: 'SIGKILL' });
    await vi.waitFor(() => expect(alive(pid)).toBe(false), LONG);
  });

  it('leaves nothing running behind it', async () => {
    const pidFile = fresh();
    const { ended, said } = run(`sleep 600 & echo $! > ${pidFile}`);
    expect(await ended).toMatchObject({ outcome: 'completed', exitCode: 0 });
    const pid = await pidIn(pidFile);
    await vi.waitFor(() => expect(alive(pid)).toBe(false), LONG);
    expect(said.join()).toMatch(/left running was ended with it \(1\)/);
  });

  it('does not outlive the command line that started it', async () => {
    const pidFile = fresh();
    const script = `
      const { runByHand } = await import(${JSON.stringify(join(import.meta.dirname, 'run-by-hand.ts'))});
      const until = new Date(Date.now() + ${HOUR_MS});
      await runByHand(['sh', '-c', ${JSON.stringify(`trap '' INT; echo $$ > ${pidFile}; while :; do sleep 0.05; done`)}], {
        until, watch: async () => ({ open: true, until }), say: () => {}, graceMs: 100,
      });`;
    const line = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const pid = await pidIn(pidFile);
    line.kill('SIGKILL');
    await vi.waitFor(() => expect(alive(pid)).toBe(false), LONG);
  });
});
