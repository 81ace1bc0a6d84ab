import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitingForSchema } from '@zhengyun/domain/provisioning/schemas.ts';
import { ensureTool } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import { readToolchainEnv, type ToolchainEnv } from '@zhengyun/engine/toolchain/env.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineAvailability } from './engine-availability.ts';

let dir: string;
let env: ToolchainEnv;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhengyun-engine-'));
  // Neither pulumi nor Go anywhere, and no downloads.
  env = { ...readToolchainEnv({ XDG_CACHE_HOME: dir, PATH: '', ZHENGYUN_DOWNLOADS: 'off' }), usualGo: [] };
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const lack = async () => {
  const engine = await engineAvailability(env);
  return engine.ready ? null : waitingForSchema.parse(engine.waitingFor);
};

test('an engine that nobody gets is said to be missing, not to be coming', async () => {
  expect(await lack()).toMatchObject({ code: 'ENGINE', state: 'MISSING', version: expect.stringMatching(/^v3\./) });
});

test('after a try that failed, its reason is said, with what to do', async () => {
  await expect(ensureTool('pulumi', { env })).rejects.toThrow();
  expect(await lack()).toMatchObject({ state: 'NO_GO', said: expect.stringContaining('install Go 1.26 or newer') });
});
