import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ToolchainEnv } from './env.ts';
import type { Tool } from './tools.ts';

const run = promisify(execFile);
const ANSWER_WITHIN_MS = 15_000;

/** Where the tool's own file lies in the cache, whether or not it is there. */
export function cachedFile(tool: Tool, { cache }: ToolchainEnv): string {
  return join(cache, 'bin', `${tool.name}-${tool.version}`, tool.name);
}

/** The tool where PATH or the cache has it at the right version, PATH first; null when neither does. */
export async function findTool(
  tool: Tool,
  env: ToolchainEnv,
): Promise<{ readonly file: string; readonly from: 'path' | 'cache' } | null> {
  for (const folder of env.path) {
    const file = join(folder, tool.name);
    if (isExecutable(file) && (await hasVersion(file, tool))) return { file, from: 'path' };
  }
  // Only whole files of the named version get into the cache, so it need not be asked again.
  const file = cachedFile(tool, env);
  return isExecutable(file) ? { file, from: 'cache' } : null;
}

/** Whether running `file` prints the tool's pinned version. A program that does not run has none. */
export async function hasVersion(file: string, tool: Tool): Promise<boolean> {
  try {
    // A fixed HOME-less environment: asking for a version must not make or read anybody's settings.
    const { stdout } = await run(file, [tool.versionFlag], {
      timeout: ANSWER_WITHIN_MS,
      env: { PULUMI_SKIP_UPDATE_CHECK: 'true' },
    });
    const version = tool.version.slice(1).replaceAll('.', '\\.');
    return new RegExp(`(^|[^0-9.])v?${version}($|[^0-9.])`, 'm').test(stdout);
  } catch {
    return false;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
