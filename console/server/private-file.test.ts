import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOrMakePrivate, readPrivate } from './private-file.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'private-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('makes a file once, for its owner only, and leaves nothing beside it', async () => {
  const path = join(dir, 'keys', 'one.json');
  expect(await readPrivate(path)).toBeNull();
  expect(await readOrMakePrivate(path, async () => 'first')).toBe('first');
  expect(await readOrMakePrivate(path, async () => 'second')).toBe('first');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(dir, 'keys'))).toEqual(['one.json']);
});

it('gives two makers at once the same text', async () => {
  const path = join(dir, 'one.json');
  const texts = await Promise.all(['a', 'b', 'c'].map((text) => readOrMakePrivate(path, async () => text)));
  expect(new Set(texts).size).toBe(1);
});

it('leaves no file when making fails', async () => {
  const failing = readOrMakePrivate(join(dir, 'one.json'), () => Promise.reject(new Error('no entropy')));
  await expect(failing).rejects.toThrow('no entropy');
  expect(await readdir(dir)).toEqual([]);
});
