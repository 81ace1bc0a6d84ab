import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPluginHost, type PluginHost } from './plugin-host.ts';

const noted = { started: [] as number[], ended: [] as number[], warnings: [] as string[] };
let host: PluginHost;
beforeEach(() => {
  for (const list of Object.values(noted)) list.length = 0;
  host = createPluginHost({
    log: { warn: (_, text) => noted.warnings.push(text) },
    onStarted: (pid) => noted.started.push(pid),
    onEnded: (pid) => noted.ended.push(pid),
  });
});
afterEach(() => host.stop());

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
const hasEnded = (pid: number) => expect.poll(() => isAlive(pid), { timeout: 25_000 }).toBe(false);

test('no process is there before the first run, and one serves them all', async () => {
  expect(host.pid).toBeUndefined();
  const [first, second] = await Promise.all([host.use(), host.use()]);
  expect(first?.socket).toBe(second?.socket);
  expect(first?.run).not.toBe(second?.run);
  expect(noted.started).toEqual([host.pid]);
});

test('its socket lies in a folder for this user alone, which goes with it', async () => {
  const use = await host.use();
  const folder = dirname(use?.socket ?? '');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  await host.stop();
  expect(existsSync(folder)).toBe(false);
  expect(noted.ended).toEqual(noted.started);
});

test('one that was killed is replaced by the next run, and the runs it had end without it', async () => {
  const [first, killed] = [await host.use(), host.pid ?? 0];
  process.kill(killed, 'SIGKILL');
  await first?.end();
  const second = await host.use();
  expect(second?.socket).not.toBe(first?.socket);
  expect(host.pid).not.toBe(killed);
  expect(noted.warnings).toEqual(['the plugin host is replaced']);
});

test('one that does not end a run’s plugins when told to is killed, so that they have ended all the same', async () => {
  const [use, frozen] = [await host.use(), host.pid ?? 0];
  process.kill(frozen, 'SIGSTOP');
  await use?.end();
  expect(isAlive(frozen)).toBe(false);
});

test.each([
  // Below a file no folder can be made, by nobody.
  ['there is no folder for its socket', join(process.execPath, 'nowhere')],
  ['the path of its socket is too long', join('/tmp', 'x'.repeat(120))],
])('where %s, runs are told to start plugins of their own', async (_, folder) => {
  const before = process.env.TMPDIR;
  const makes = !folder.startsWith(process.execPath);
  if (makes) mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  try {
    expect(await host.use()).toBeNull();
    expect(noted.warnings).toContain('no plugin host: runs start plugins of their own');
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    if (makes) rmSync(folder, { recursive: true });
  }
});

test('it ends by itself when its worker is killed', async () => {
  const module = fileURLToPath(new URL('./plugin-host.ts', import.meta.url));
  const script = `const { createPluginHost } = await import(${JSON.stringify(module)});
    const host = createPluginHost({ log: console });
    await host.use();
    console.log(host.pid);
    setInterval(() => host, 1_000);`;
  const worker = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const pid = await new Promise<number>((resolve) =>
    createInterface({ input: worker.stdout }).once('line', (line) => resolve(Number(line))),
  );
  expect(isAlive(pid)).toBe(true);
  worker.kill('SIGKILL');
  await hasEnded(pid);
});
