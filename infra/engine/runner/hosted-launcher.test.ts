import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { hostedLauncher } from './hosted-launcher.ts';

/** A launcher in a folder with `ports`; started, it gives the first line it says. */
async function launcher(ports: readonly number[]) {
  const portsDir = await mkdtemp(join(tmpdir(), "it's ports "));
  for (const [index, port] of ports.entries()) await writeFile(join(portsDir, `provider-${index}.port`), `${port}\n`);
  const script = hostedLauncher({ kind: 'provider', portsDir, otherwise: '#!/bin/sh\necho "own $1"\n' });
  const start = async (environment: Record<string, string> = {}) => {
    const child = spawn('/bin/sh', ['-c', script, 'plugin', '127.0.0.1:9'], { env: environment });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return { child, line };
  };
  return start;
}

test('says a port that is served, and stays until the engine lets go of it', async () => {
  const start = await launcher([4001]);
  const { child, line } = await start();
  expect(line).toBe('4001');
  expect(child.exitCode).toBeNull();
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('gives each port to one plugin, also where several start at once, and becomes the plugin itself when there is none left', async () => {
  const start = await launcher([4001, 4002]);
  const started = await Promise.all([start(), start(), start(), start()]);
  expect(started.map(({ line }) => line).sort()).toEqual(['4001', '4002', 'own 127.0.0.1:9', 'own 127.0.0.1:9']);
  for (const { child } of started) child.stdin.end();
});

test('becomes the plugin itself for a stack that has settings for the provider, which only the environment holds', async () => {
  const start = await launcher([4001, 4002]);
  expect((await start({ PULUMI_CONFIG: '{"strictMode":"true"}' })).line).toBe('own 127.0.0.1:9');
  const { child, line } = await start({ PULUMI_CONFIG: '{}' });
  expect(line).toBe('4001');
  child.stdin.end();
});
