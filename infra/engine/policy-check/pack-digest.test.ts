import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packDigest } from './pack-digest.ts';

describe('The digest of the policy pack', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhengyun-pack-'));
    const sources = dirname(fileURLToPath(import.meta.resolve('@zhengyun/packs/policies.ts')));
    await cp(sources, folder, { recursive: true, filter: (path) => !path.includes('node_modules/.') });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the same for the same sources, wherever they lie', async () => {
    expect(await packDigest(folder)).toBe(await packDigest());
  });

  it('is another once a rule is another, though no description changed', async () => {
    await writeFile(join(folder, 'security', 'no-host-path.ts'), '// rewritten\n');
    expect(await packDigest(folder)).not.toBe(await packDigest());
  });

  it('does not know of tests', async () => {
    await writeFile(join(folder, 'security', 'another.test.ts'), '// a test\n');
    expect(await packDigest(folder)).toBe(await packDigest());
  });
});
