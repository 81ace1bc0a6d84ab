import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpoolRecord } from '../spool/record.ts';

/** Enough to find out what was wrong with them; past it they are only counted. */
const MOST = 100;

/** Keeps a batch that the gateway will never take, as it was sent, for whoever looks into it. The queue goes on without it. */
export async function setAside(dir: string, record: SpoolRecord): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if ((await readdir(dir)).length >= MOST) return;
  await writeFile(join(dir, `${record.bootId}-${record.sequence}.snappy`), record.packed, { mode: 0o600 });
}
