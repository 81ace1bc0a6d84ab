import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const SQLITE_BUSY = 5;
const ASK_EVERY_MS = 200;

/** A lock that is held until `release`, or until its process ends in any way at all. */
export interface KernelLock {
  /** May be called again. */
  release(): void;
}

/**
 * Takes the lock that `file` stands for, or returns null when another process holds it. Node has no call for the kernel's
 * file locks; an exclusive SQLite transaction takes one. Unlike a file with a pid in it, it cannot go stale, and it holds
 * between containers that share a folder.
 */
export function tryLock(file: string): KernelLock | null {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw new Error(`The lock ${file} can't be taken: ${(error as Error).message}. Its folder must be writable.`);
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Waits for the lock; `onWaiting` is called once when it is not free at once. */
export async function waitForLock(
  file: string,
  { signal, onWaiting }: { signal?: AbortSignal; onWaiting?: () => void } = {},
): Promise<KernelLock> {
  let lock = tryLock(file);
  if (lock === null) onWaiting?.();
  while (lock === null) {
    await pause(ASK_EVERY_MS, undefined, signal === undefined ? {} : { signal });
    lock = tryLock(file);
  }
  return lock;
}
