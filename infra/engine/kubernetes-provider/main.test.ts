import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { providerLauncher } from './launcher.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the launcher', () => {
  it('is a script that becomes the provider and prints its port', async () => {
    const { name, script, version } = providerLauncher(process.execPath);
    expect({ name, version }).toEqual({ name: 'pulumi-resource-kubernetes', version: '4.32.0' });
    const child = spawn('/bin/sh', ['-c', script.replace(/^#!.*\n/, '')]);
    const [port] = await new Promise<string[]>((resolve) =>
      createInterface({ input: child.stdout }).once('line', (line) => resolve([line])),
    );
    expect(Number(port)).toBeGreaterThan(0);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('quotes paths with spaces and quotes', () => {
    expect(providerLauncher("/opt/it's here/node").script).toContain(`exec '/opt/it'\\''s here/node' '/`);
  });
});

describe('the provider process', () => {
  it('ends by itself when whoever started it is gone', async () => {
    const main = new URL('./main.ts', import.meta.url).pathname;
    const parent = spawn('/bin/sh', ['-c', `"${process.execPath}" "${main}" & echo "pid $!"; wait`]);
    const lines: string[] = [];
    await new Promise<void>((resolve) =>
      createInterface({ input: parent.stdout }).on('line', (line) => lines.push(line) === 2 && resolve()),
    );
    const pid = Number(lines.find((line) => line.startsWith('pid '))?.slice(4));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 25_000 }).toBe(false);
  });
});
