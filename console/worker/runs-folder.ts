import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A folder of this process below `root` for its runs' files (mode 0700), after removing those of processes that are gone:
 * a run ends with its worker, and its files hold secrets.
 */
export async function claimRunsFolder(root: string): Promise<string> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  for (const name of await readdir(root)) {
    if (!isAlive(Number(name)) || name === String(process.pid))
      await rm(join(root, name), { recursive: true, force: true });
  }
  const own = join(root, String(process.pid));
  await mkdir(own, { mode: 0o700 });
  return own;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
