import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const UNPACK = join(import.meta.dirname, 'unpack-chromium.mjs');
let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'chromium-test-'));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

it('is unpacked whole by each of two that start at once, in one place', { timeout: 120_000 }, async () => {
  const unpack = () => run(process.execPath, [UNPACK], { env: { PATH: process.env.PATH, XDG_CACHE_HOME: cache } });
  const [one, other] = await Promise.all([unpack(), unpack()]);
  expect(one.stdout).toBe(other.stdout);
  const { stdout } = await run(one.stdout.trim(), ['--version'], { env: { HOME: cache } });
  expect(stdout).toMatch(/\d+\.\d+\.\d+/);
  const kept = (await readdir(join(cache, 'zhengyun'))).map((name) => name.replace(/\d.*/, ''));
  expect(kept).toEqual(['chromium-']);
});
