import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sessionMembers } from '@zhengyun/engine/runner/process-session.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLAIM, claimRunsFolder, type RunsFolder } from './claim-runs-folder.ts';
import { endFallen } from './end-fallen.ts';
import { noteSession } from './session-store.ts';

const OTHER = '5b1f3c1e-0000-4000-8000-00000000000b';
const CLAIMS = fileURLToPath(new URL('./claim-runs-folder.ts', import.meta.url));

let root: string;
let own: RunsFolder;
const started: ChildProcess[] = [];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'runs-'));
  own = await claimRunsFolder(root, '5b1f3c1e-0000-4000-8000-00000000000a');
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  own.lock.release();
  await rm(root, { recursive: true, force: true });
});

/** Another worker's process, that has its folder and does nothing else. */
async function another(): Promise<{ child: ChildProcess; dir: string }> {
  const script = `const { claimRunsFolder } = await import(${JSON.stringify(CLAIMS)});
    const folder = await claimRunsFolder(${JSON.stringify(root)}, '${OTHER}');
    process.stdout.write('up');
    setInterval(() => folder.dir, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  if (child.stdout) await once(child.stdout, 'data');
  return { child, dir: join(root, OTHER) };
}
/** A run that notices nothing of its worker's end, noted as that worker's. */
function run(dir: string): number {
  const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  started.push(child);
  noteSession(dir, child.pid ?? -1);
  return child.pid ?? -1;
}
async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
async function freed(): Promise<readonly string[]> {
  const holders: string[] = [];
  await endFallen(own.dir, async (holder) => {
    holders.push(holder);
  });
  return holders;
}

test('a worker’s folder is for its user alone', async () => {
  expect((await stat(own.dir)).mode & 0o077).toBe(0);
});

test('a worker that lives is left alone, also one that is stopped', async () => {
  const { child, dir } = await another();
  const session = run(dir);
  expect(await freed()).toEqual([]);
  child.kill('SIGSTOP');
  expect(await freed()).toEqual([]);
  child.kill('SIGCONT');
  expect(sessionMembers(session)).toEqual([session]);
  expect(existsSync(dir)).toBe(true);
});

test('what a dead worker left running has ended before its leases are, and its folder goes after them', async () => {
  const { child, dir } = await another();
  const session = run(dir);
  await killed(child);
  let leftAtThatTime: number[] | undefined;
  await endFallen(own.dir, async () => {
    leftAtThatTime = sessionMembers(session);
    expect(existsSync(dir)).toBe(true);
  });
  expect(leftAtThatTime).toEqual([]);
  expect(await readdir(root)).toEqual([own.dir.split('/').at(-1)]);
});

test('leases that could not be ended are tried again at the next look', async () => {
  const { child } = await another();
  await killed(child);
  const away = endFallen(own.dir, () => Promise.reject(new Error('the database restarts')));
  await expect(away).rejects.toMatchObject({ errors: [expect.objectContaining({ message: 'the database restarts' })] });
  expect(await freed()).toEqual([OTHER]);
  expect(await freed()).toEqual([]);
});

test('of a worker of another machine only the files go, and a number that was given anew is nobody of ours', async () => {
  const { child, dir } = await another();
  const session = run(dir);
  await killed(child);
  await writeFile(join(dir, CLAIM), JSON.stringify({ holder: OTHER, place: 'another boot' }));
  expect(await freed()).toEqual([]);
  expect(existsSync(dir)).toBe(false);
  expect(sessionMembers(session)).toEqual([session]);

  const again = await another();
  await killed(again.child);
  await writeFile(join(again.dir, 'sessions', String(session)), 'started at another time');
  expect(await freed()).toEqual([OTHER]);
  expect(sessionMembers(session)).toEqual([session]);
});

test('what is no worker’s folder goes, and one that is being made stays', async () => {
  await mkdir(join(root, '12345'));
  await mkdir(join(root, '.in-the-making'));
  await writeFile(join(root, 'a-file'), '');
  expect(await freed()).toEqual([]);
  expect((await readdir(root)).toSorted()).toEqual(['.in-the-making', own.dir.split('/').at(-1), 'a-file']);
});
