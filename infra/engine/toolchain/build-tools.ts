import { execFile, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ToolchainEnv } from './env.ts';
import { ToolFailure } from './tool-failure.ts';
import type { Tool, ToolFamily } from './tools.ts';

const run = promisify(execFile);

export interface BuildOptions {
  readonly go: string;
  readonly env: ToolchainEnv;
  /** Folder that gets the programs. */
  readonly into: string;
  /** Share of the packages that are compiled, 0 to 1; linking is counted at the end. */
  readonly onProgress: (fraction: number) => void;
  readonly signal?: AbortSignal | undefined;
}

const LOWEST_PRIORITY = 19;
/** Linking one program takes about as long as compiling this many packages (measured: 20 to 40). */
const LINK_WEIGHT = 30;
const LAST_LINES = 15;
const PACKAGES_AT_MOST_BYTES = 16 * 1024 * 1024;

/** Folder of the module that pins a family's versions. */
export function moduleOf(family: ToolFamily): string {
  return fileURLToPath(new URL(`./go/${family}/`, import.meta.url));
}

/**
 * Builds tools of one family into `into`, at the lowest priority. Throws with the end of the compiler's output. Tools with
 * the same flags go through one `go build`; flags and environment are what a repeat must keep to find its packages compiled.
 */
export async function buildTools(tools: readonly Tool[], options: BuildOptions): Promise<void> {
  const groups = Object.values(Object.groupBy(tools, (tool) => tool.buildFlags.join(' '))).filter(
    (group) => group !== undefined,
  );
  const total = (await countPackages(tools, options)) + tools.length * LINK_WEIGHT;
  let done = 0;
  for (const group of groups) {
    const before = done;
    await goBuild(group, {
      ...options,
      onPackage: () => {
        done += 1;
        options.onProgress(Math.min(done / total, 1));
      },
    });
    done = Math.max(done, before) + group.length * LINK_WEIGHT;
    options.onProgress(Math.min(done / total, 1));
  }
}

async function countPackages(tools: readonly Tool[], { go, env, signal }: BuildOptions): Promise<number> {
  const [first] = tools;
  if (first === undefined) return 0;
  try {
    const { stdout } = await run(go, ['list', '-deps', ...tools.map((tool) => tool.package)], {
      cwd: moduleOf(first.family),
      env: goEnvironment(env),
      maxBuffer: PACKAGES_AT_MOST_BYTES,
      ...(signal === undefined ? {} : { signal }),
    });
    return stdout.trim().split('\n').length;
  } catch (error) {
    if (signal?.aborted) throw error;
    // Without network this is where modules turn out to be missing.
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw buildFailure(tools, (stderr.trim() || message).split('\n').slice(-LAST_LINES));
  }
}

function goBuild(group: readonly Tool[], options: BuildOptions & { onPackage: () => void }): Promise<void> {
  const [first] = group;
  if (first === undefined) return Promise.resolve();
  // One program of another name than its package's last element (etcd's is v3) must be named; several go by their own.
  const output = group.length === 1 ? join(options.into, first.name) : `${options.into}/`;
  const args = ['build', '-v', '-trimpath', ...first.buildFlags, '-o', output, ...group.map((tool) => tool.package)];
  return new Promise((resolve, reject) => {
    const child = spawn(options.go, args, {
      cwd: moduleOf(first.family),
      env: goEnvironment(options.env),
      stdio: ['ignore', 'ignore', 'pipe'],
      // Of its own group: an abort must also end the compilers it started.
      detached: true,
    });
    if (child.pid !== undefined) setPriority(child.pid, LOWEST_PRIORITY);
    const last: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
      if (/^[\w.-]+(\/[\w.+~-]+)*$/.test(line)) options.onPackage();
    });
    const abort = (): void => endGroup(child.pid);
    options.signal?.addEventListener('abort', abort, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', abort);
      if (options.signal?.aborted) reject(options.signal.reason);
      else if (code === 0) resolve();
      else reject(buildFailure(group, last));
    });
  });
}

function buildFailure(group: readonly Tool[], last: readonly string[]): ToolFailure {
  const names = group.map((tool) => tool.name).join(', ');
  return new ToolFailure('BUILD_FAILED', `go build of ${names} failed:\n${last.join('\n')}`);
}

function goEnvironment({ inherited }: ToolchainEnv): NodeJS.ProcessEnv {
  // Collecting garbage less often saves a fifth of the time; the peak stays near 2 GB.
  return { ...inherited, CGO_ENABLED: '0', GOGC: '800', GOFLAGS: '-buildvcs=false' };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It had ended already.
  }
}
