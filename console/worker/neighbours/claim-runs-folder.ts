import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type KernelLock, tryLock } from '@zhengyun/engine/toolchain/kernel-lock.ts';
import { ownPlace } from './place.ts';

/** The lock that its owner holds while it lives. */
export const ALIVE = 'alive';
/** Whose folder it is, as JSON: `{holder, place}`. */
export const CLAIM = 'worker.json';
/** One file for each run under way, named by its session. */
export const SESSIONS = 'sessions';

/** This process's folder for its runs' files, which others beside it can see. */
export interface RunsFolder {
  readonly dir: string;
  /** Held until this process ends in any way at all; nobody else's word is needed for that. */
  readonly lock: KernelLock;
}

/**
 * Makes the folder of the worker `holder` below `root` (mode 0700: its files hold secrets). It appears under its name only once it is
 * locked, so that no other worker ever takes a beginner for a dead one. What others left is not touched here.
 */
export async function claimRunsFolder(root: string, holder: string): Promise<RunsFolder> {
  const [making, dir] = [join(root, `.${holder}`), join(root, holder)];
  await mkdir(join(making, SESSIONS), { recursive: true, mode: 0o700 });
  const lock = tryLock(join(making, ALIVE));
  if (lock === null) throw new Error(`the runs' folder ${dir} is another worker's already`);
  await writeFile(join(making, CLAIM), JSON.stringify({ holder, place: ownPlace() }), { mode: 0o600 });
  await rename(making, dir);
  return { dir, lock };
}
