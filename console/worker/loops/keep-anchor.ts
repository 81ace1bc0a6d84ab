import { access, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorKeyOf, makeAnchor } from '@zhengyun/domain/audit/anchor-rules.ts';
import { noteAnchorFailed } from '@zhengyun/domain/audit/note-anchor-failed.ts';
import { noteAnchorKept } from '@zhengyun/domain/audit/note-anchor-kept.ts';
import { readHeads } from '@zhengyun/domain/audit/read-heads.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Writes the audit chains' heads into the folder outside, one signed file a day of Asia/Shanghai: against it a cut-off tail and a chain
 * written anew both show. `key` is the key file's. A file is there whole or not at all; of two workers at once either one's is true. Where the
 * folder can't be written the audit administrators are told, once a day, until it can; it rejects, and is tried again with the next turn.
 */
export async function keepAnchor(
  worker: Pick<Worker, 'db' | 'now' | 'holder' | 'metrics'>,
  { folder, key }: { readonly folder: string; readonly key: Buffer },
): Promise<void> {
  const now = worker.now();
  const path = join(folder, `zhengyun-audit-${dayOf(now)}.json`);
  // Written by another worker, or before this one began: what failed meanwhile was seen to there.
  if (await isThere(path)) return worker.metrics.auditAnchorFailing.set(0);
  const context = jobContext(worker, 'audit-anchor');
  const heads = await readHeads(context.at(), undefined);
  if (heads.length === 0) return;
  const text = `${JSON.stringify(makeAnchor(heads, now, anchorKeyOf(key)), null, 2)}\n`;
  try {
    await writeWhole(path, { aside: `${path}.${worker.holder}`, text });
  } catch (error) {
    worker.metrics.auditAnchorFailing.set(1);
    await noteAnchorFailed(context.at(), { reason: codeOf(error) });
    throw error;
  }
  worker.metrics.auditAnchorFailing.set(0);
  await noteAnchorKept(context.at(), undefined);
}

async function writeWhole(
  path: string,
  { aside, text }: { readonly aside: string; readonly text: string },
): Promise<void> {
  await writeFile(aside, text);
  await rename(aside, path);
}

/** The operating system's code of a failure: its message has the path, which is not for everyone who is told. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}

/** A folder that is mounted may stop answering: that may hold up this turn, never the process and the leases it keeps. */
function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
