import { type KernelLock, tryLock } from '@zhengyun/engine/toolchain/kernel-lock.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { readSystem } from './system-file.ts';

/** A system runs in this folder already; `message` says where. */
export class AlreadyRunning extends Error {}

/** Takes the data folder for this process alone, until the lock is released or the process ends in any way. */
export function claimFolder(dir: string): { folder: DataFolder; lock: KernelLock } {
  const folder = openDataFolder(dir);
  const lock = tryLock(folder.lock);
  if (lock !== null) return { folder, lock };
  const system = readSystem(folder.system);
  const where = system === null ? ' and is still coming up' : `: ${system.consoleUrl}`;
  throw new AlreadyRunning(`Zhengyun already runs in ${folder.dir}${where}.`);
}
