import { anchorKeyOf, makeAnchor } from '@zhengyun/domain/audit/anchor-rules.ts';
import { noteAnchorFailed } from '@zhengyun/domain/audit/note-anchor-failed.ts';
import { noteAnchorKept } from '@zhengyun/domain/audit/note-anchor-kept.ts';
import { readHeads } from '@zhengyun/domain/audit/read-heads.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { jobContext, type Worker } from '../worker-context.ts';
import type { AnchorFolder } from './anchor-folder.ts';

/**
 * Writes the audit chains' heads into the folder outside, one signed file a day of Asia/Shanghai: against it a cut-off tail and a chain
 * written anew both show. `key` is the key file's. A file is there whole or not at all; of two workers at once either one's is true. Where the
 * folder can't be written, or does not answer, the audit administrators are told, once a day, until it can; it rejects, and is tried again with
 * the next turn.
 */
export async function keepAnchor(
  worker: Pick<Worker, 'db' | 'now' | 'holder' | 'metrics'>,
  { folder, key }: { readonly folder: AnchorFolder; readonly key: Buffer },
): Promise<void> {
  const now = worker.now();
  const name = `zhengyun-audit-${dayOf(now)}.json`;
  const context = jobContext(worker, 'audit-anchor');
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      worker.metrics.auditAnchorFailing.set(1);
      await noteAnchorFailed(context.at(), { reason: codeOf(error) });
      throw error;
    }
  };
  if (!(await told(folder.has(name)))) {
    const heads = await readHeads(context.at(), undefined);
    if (heads.length === 0) return;
    const text = `${JSON.stringify(makeAnchor(heads, now, anchorKeyOf(key)), null, 2)}\n`;
    await told(folder.write(name, { holder: worker.holder, text }));
  }
  worker.metrics.auditAnchorFailing.set(0);
  // Also where it was there already: whoever wrote it may have ended before it could say so.
  await noteAnchorKept(context.at(), undefined);
}

/** The operating system's code of a failure: its message has the path, which is not for everyone who is told. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
