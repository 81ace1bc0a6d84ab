import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { runCommand } from '../fuzz/schemathesis.ts';

/** Interpreters by name, and those that pyenv keeps, which are not on the path unless chosen. */
async function candidates(): Promise<readonly string[]> {
  // Where the home is another one, as in a run that keeps everything apart, pyenv's own starters on the path still tell where it is.
  const starters = (process.env.PATH ?? '').split(delimiter).filter((folder) => basename(folder) === 'shims');
  const roots = [process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), ...starters.map((folder) => dirname(folder))];
  const own: string[] = [];
  for (const versions of new Set(roots.map((root) => join(root, 'versions')))) {
    const kept = await readdir(versions).catch(() => []);
    for (const name of kept) if (/^3\.1[2-4]\./.test(name)) own.push(join(versions, name, 'bin', 'python3'));
  }
  return ['python3.12', 'python3.13', 'python3', ...own];
}

/** A Python of at least 3.12 with `venv`, as it is started; null: this machine has none. */
export async function findPython(): Promise<string | null> {
  const asks = 'import sys, venv, ensurepip; sys.exit(0 if (3, 12) <= sys.version_info < (3, 14) else 1)';
  for (const command of await candidates()) {
    const { code } = await runCommand(command, ['-c', asks]).catch(() => ({ code: 1 }));
    if (code === 0) return command;
  }
  return null;
}
