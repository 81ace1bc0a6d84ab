import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const packFolder = () => dirname(fileURLToPath(import.meta.resolve('@zhengyun/packs/policies.ts')));
const IS_SOURCE = /(?<!\.test)\.(ts|js|cjs)$/;

/**
 * SHA-256 of all that decides what the pack says, its rules and not their descriptions alone, in hex: a judgement by another digest
 * was made by other policies. `folder`: where the pack's sources are.
 */
export async function packDigest(folder = packFolder()): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && IS_SOURCE.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('testing/') && !file.startsWith('node_modules/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(await readFile(join(folder, file)))
      .update('\0');
  return hash.digest('hex');
}
