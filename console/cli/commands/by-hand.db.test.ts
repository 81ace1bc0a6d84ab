import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { askWindow } from '@zhengyun/domain/break-glass/ask-window.ts';
import { decideWindow } from '@zhengyun/domain/break-glass/decide-window.ts';
import { endWindow } from '@zhengyun/domain/break-glass/end-window.ts';
import { listWindows } from '@zhengyun/domain/break-glass/list-windows.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { makeScratch, type Scratch } from '@zhengyun/test/support/scratch.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const MAIN = join(import.meta.dirname, '..', 'main.ts');
const PATIENTLY = { timeout: 60_000, interval: 50 };

let province: SampleProvince;
let scratch: Scratch;
beforeAll(async () => {
  province = await sampleProvince();
  scratch = await makeScratch();
  await mkdir(scratch.dir, { recursive: true });
});
afterAll(async () => {
  scratch.remove();
  await province.drop();
});

/** Asks for an hour on the cloud and has it granted: now, since the command line lives by the clock. */
async function windowOn(slug: string): Promise<string> {
  const { id: cloudId } = await getCloud(province.job(), { slug });
  const asked = { cloudId, reason: 'state is stuck', minutes: 60 };
  const { windowId } = await askWindow(await province.as('engineer', new Date()), asked);
  await decideWindow(await province.as('authority', new Date()), { windowId, decision: 'grant' });
  return windowId;
}
const runsIn = async (windowId: string) => {
  const windows = await listWindows(await province.as('auditor', new Date()), { openOnly: false });
  return windows.find(({ id }) => id === windowId)!.runs;
};

interface Line {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>;
}

/** `npm run cloud -- by-hand …` as a person calls it, on this database. */
function byHand(...args: readonly string[]): Line {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ZHENGYUN_DATA: scratch.dir };
  const child = spawn(process.execPath, [MAIN, 'cloud', 'by-hand', ...args], {
    env: { ...env, DATABASE_URL: province.database.ownerUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return { process: child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, err }))) };
}

let marks = 0;
const fresh = () => join(scratch.dir, `mark-${marks++}`);
/** A script that says its process id in `mark` and goes on until it is stopped. */
const lasting = (mark: string) => ['sh', '-c', `echo $$ > ${mark}; while :; do sleep 0.05; done`] as const;
const pidIn = async (mark: string) => {
  await vi.waitFor(() => expect(existsSync(mark) && readFileSync(mark, 'utf8')).toMatch(/^\d+\n$/), PATIENTLY);
  return Number(readFileSync(mark, 'utf8'));
};
const gone = (pid: number) => vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(/ESRCH/), PATIENTLY);

describe('a command by hand, in an open window', () => {
  it('is recorded whole as it begins and with its exit code as it ends', async () => {
    const windowId = await windowOn('guangzhou');
    const note = 'x'.repeat(600);
    const line = byHand('guangzhou', '--as', 'sample:engineer', '--', 'sh', '-c', 'exit 7', note);
    expect(await line.ended).toMatchObject({ code: 7, err: expect.stringContaining('the window is open until') });
    expect(await runsIn(windowId)).toMatchObject([
      { command: `sh -c 'exit 7' ${note}`, cut: false, outcome: 'completed', exitCode: 7 },
    ]);
  });

  it('is not run where it names a stack of another cloud, by our flag or by its own', async () => {
    const mark = fresh();
    const own = byHand('guangzhou', '--as', 'sample:engineer', '--stack', 'huizhou', '--', 'touch', mark);
    expect(await own.ended).toEqual({ code: 1, err: expect.stringMatching(/^STACK_OF_ANOTHER_CLOUD .*huizhou/) });
    const theirs = byHand('guangzhou', '--as', 'sample:engineer', '--', '/bin/pulumi', 'stack', '--stack=huizhou');
    expect(await theirs.ended).toEqual({ code: 1, err: expect.stringMatching(/^STACK_OF_ANOTHER_CLOUD .*huizhou/) });
    expect(existsSync(mark)).toBe(false);
  });

  it('is stopped when the window is ended early, which its person is told and its record says', async () => {
    const windowId = await windowOn('huizhou');
    const mark = fresh();
    const line = byHand('huizhou', '--as', 'sample:engineer', '--', ...lasting(mark));
    const pid = await pidIn(mark);
    expect(await runsIn(windowId)).toMatchObject([{ outcome: null, endedAt: null }]);
    await endWindow(await province.as('authority', new Date()), { windowId });
    expect(await line.ended).toMatchObject({ err: expect.stringContaining('the window was ended early') });
    await gone(pid);
    expect(await runsIn(windowId)).toMatchObject([{ outcome: 'window-ended', endedAt: expect.any(String) }]);
  });

  it('leaves a record that it began where its command line is killed, and does not outlive it', async () => {
    const windowId = await windowOn('heyuan');
    const mark = fresh();
    const line = byHand('heyuan', '--as', 'sample:engineer', '--', ...lasting(mark));
    const pid = await pidIn(mark);
    line.process.kill('SIGKILL');
    await line.ended;
    await gone(pid);
    expect(await runsIn(windowId)).toMatchObject([
      { outcome: null, endedAt: null, command: expect.stringMatching(/^sh -c/) },
    ]);
  });
});
