import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { tryLock } from '@zhengyun/engine/toolchain/kernel-lock.ts';
import { z } from 'zod';
import { ALIVE, CLAIM } from './claim-runs-folder.ts';
import { endSessions } from './end-sessions.ts';
import { ownPlace } from './place.ts';
import { actOn } from './rules.ts';

const claimSchema = z.object({ holder: z.uuid(), place: z.string().nullable() });

/**
 * Looks at the folders beside `ownDir`, ends what dead workers left running, and calls `free` with each of which nothing is left; its
 * folder goes once that has succeeded, else the next look finds it again. Several workers may look at once: each dead one is one's.
 * Rejects where that failed for one of them, after the others.
 */
export async function endFallen(ownDir: string, free: (holder: string) => Promise<void>): Promise<void> {
  const root = join(ownDir, '..');
  const failures: unknown[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isDirectory() || name.startsWith('.') || name === basename(ownDir)) continue;
    await look(join(root, name), free).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `of ${failures.length} dead workers not all was cleared away`);
}

async function look(dir: string, free: (holder: string) => Promise<void>): Promise<void> {
  const lock = tryLock(join(dir, ALIVE));
  if (lock === null) return;
  try {
    const claim = await readClaim(dir);
    const here = claim !== null && claim.place !== null && claim.place === ownPlace();
    const left = here ? await endSessions(dir) : null;
    const act = actOn({ lock: 'free', place: here ? 'here' : 'elsewhere', left });
    if (act === 'leave') return;
    if (act === 'free' && claim) await free(claim.holder);
    await rm(dir, { recursive: true, force: true });
  } finally {
    lock.release();
  }
}

/** Null where the folder says nothing of its owner: another worker has just removed it. */
async function readClaim(dir: string): Promise<z.output<typeof claimSchema> | null> {
  try {
    return claimSchema.parse(JSON.parse(await readFile(join(dir, CLAIM), 'utf8')));
  } catch {
    return null;
  }
}
