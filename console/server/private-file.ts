import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The text of a file only its owner may read, or null when there is none. */
export async function readPrivate(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/**
 * The text of the file at `path` (mode 0600), made by `make` if there is none. Whole or not there at all, on disk when this
 * returns; of two makers at once both get the text of the one who was first.
 */
export async function readOrMakePrivate(path: string, make: () => Promise<string>): Promise<string> {
  const present = await readPrivate(path);
  if (present !== null) return present;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}`;
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(await make());
    await file.sync();
    await link(aside, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await unlink(aside);
  }
  return readFile(path, 'utf8');
}
