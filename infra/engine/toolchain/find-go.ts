import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ToolchainEnv } from './env.ts';

const run = promisify(execFile);

/** What go.mod of both families asks for. */
const NEEDED = { major: 1, minor: 26 };
/** From this one on Go fetches the release that go.mod asks for by itself. */
const FETCHES_ITSELF = { major: 1, minor: 21 };
const FETCHED_WITHIN_MS = 600_000;

export interface GoFound {
  readonly file: string;
  /** False: it is too old, and could not fetch a newer one. */
  readonly usable: boolean;
  /** What it said when asked for its version. */
  readonly said: string;
}

/**
 * The first `go` of PATH and the usual folders that can build, else the first there is, else null. `module`: the folder of the
 * module to be built, where Go is asked and may fetch a newer release of itself; null: it is only asked whether it could.
 */
export async function findGo(env: ToolchainEnv, module: string | null): Promise<GoFound | null> {
  let unusable: GoFound | null = null;
  for (const file of [...env.path, ...env.usualGo].map((folder) => join(folder, 'go')).filter(isExecutable)) {
    const found = await ask(file, env, module);
    if (found.usable) return found;
    unusable ??= found;
  }
  return unusable;
}

async function ask(file: string, { inherited }: ToolchainEnv, module: string | null): Promise<GoFound> {
  const asking = module === null ? { ...inherited, GOTOOLCHAIN: 'local' } : { ...inherited };
  try {
    const options = { cwd: module ?? tmpdir(), env: asking, timeout: FETCHED_WITHIN_MS };
    const { stdout } = await run(file, ['version'], options);
    return { file, said: stdout.trim(), usable: isFrom(stdout, module === null ? FETCHES_ITSELF : NEEDED) };
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return { file, said: stderr.trim() || message, usable: false };
  }
}

function isFrom(said: string, least: { readonly major: number; readonly minor: number }): boolean {
  const [, major, minor] = /\bgo(\d+)\.(\d+)/.exec(said) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) > least.major || (Number(major) === least.major && Number(minor) >= least.minor);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
