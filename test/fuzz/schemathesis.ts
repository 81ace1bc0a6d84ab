import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Pinned: another version makes other calls from the same seed. */
const VERSION = '4.32.5';

/** Runs a command to its end; what it printed, and how it ended. */
export function runCommand(
  command: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, text: Buffer.concat(chunks).toString() }));
  });
}

/**
 * The schemathesis command, installed the first time into an environment of its own in the cache folder (python3 with venv is needed).
 * Throws with what the installer said.
 */
export async function schemathesis(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'zhengyun');
  const home = join(cache, `schemathesis-${VERSION}`);
  const command = join(home, 'bin', 'schemathesis');
  const whole = join(home, 'whole');
  if (existsSync(whole)) return command;
  await mkdir(cache, { recursive: true });
  await rm(home, { recursive: true, force: true });
  const steps = [
    ['python3', ['-m', 'venv', home]],
    [join(home, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${VERSION}`]],
  ] as const;
  for (const [program, args] of steps) {
    const { code, text } = await runCommand(program, args);
    if (code !== 0)
      throw new Error(`schemathesis ${VERSION} could not be installed (${program} ${args.join(' ')}):\n${text}`);
  }
  // Written last: a half-installed environment is never used.
  await writeFile(`${whole}.part`, VERSION);
  await rename(`${whole}.part`, whole);
  return command;
}
