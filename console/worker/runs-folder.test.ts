import { mkdir, mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimRunsFolder } from './runs-folder.ts';

test('what a dead process left is removed, what a living one has is kept', async () => {
  const root = await mkdtemp(join(tmpdir(), 'runs-'));
  const [living, dead] = [String(process.ppid), '999999999'];
  await mkdir(join(root, living));
  await mkdir(join(root, dead));
  const own = await claimRunsFolder(root);
  expect((await readdir(root)).toSorted()).toEqual([living, String(process.pid)].toSorted());
  expect((await stat(own)).mode & 0o077).toBe(0);
});
