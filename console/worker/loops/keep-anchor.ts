import { access, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorKeyOf, makeAnchor } from '@zhengyun/domain/audit/anchor-rules.ts';
import { readHeads } from '@zhengyun/domain/audit/read-heads.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Writes the audit chains' heads into the folder outside, one signed file a day of Asia/Shanghai: against it a cut-off tail and a chain
 * written anew both show. `key` is the key file's. A file is there whole or not at all; of two workers at once either one's is true. Rejects
 * where the folder can't be written, and is tried again with the next turn.
 */
export async function keepAnchor(
  worker: Pick<Worker, 'db' | 'now' | 'holder'>,
  { folder, key }: { readonly folder: string; readonly key: Buffer },
): Promise<void> {
  const now = worker.now();
  const path = join(folder, `zhengyun-audit-${dayOf(now)}.json`);
  if (await isThere(path)) return;
  const heads = await readHeads(jobContext(worker, 'audit-anchor').at(), undefined);
  if (heads.length === 0) return;
  const aside = `${path}.${worker.holder}`;
  await writeFile(aside, `${JSON.stringify(makeAnchor(heads, now, anchorKeyOf(key)), null, 2)}\n`);
  await rename(aside, path);
}

/** A folder that is mounted may stop answering: that may hold up this turn, never the process and the leases it keeps. */
function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
