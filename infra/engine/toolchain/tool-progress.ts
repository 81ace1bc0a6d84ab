import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ToolchainEnv } from './env.ts';
import { tryLock } from './kernel-lock.ts';
import { TOOL_FAILURES, ToolFailure } from './tool-failure.ts';
import type { Tool } from './tools.ts';

const failureSchema = z.object({ code: z.enum([...TOOL_FAILURES, 'OTHER']), said: z.string() });
const MOST_SAID = 2_000;

/** What is being done about a tool that is not there yet; `said` is the toolchain's own sentence, in English. */
export type ToolProgress =
  | { readonly state: 'obtaining' }
  | { readonly state: 'failed'; readonly code: z.output<typeof failureSchema>['code']; readonly said: string }
  | { readonly state: 'nobody' };

/** The lock whose holder fetches or builds a tool's family. */
export function lockFileOf({ family }: Tool, { cache }: ToolchainEnv): string {
  return join(cache, 'locks', `${family}.lock`);
}

/**
 * Read by processes that fetch nothing. A failure stands until the next try begins; whether somebody tries is told by the
 * kernel's lock, so a starter that was killed is not waited for.
 */
export function toolProgress(tool: Tool, env: ToolchainEnv): ToolProgress {
  const failure = readFailure(failureFileOf(tool, env));
  if (failure !== null) return { state: 'failed', ...failure };
  const lock = tryLock(lockFileOf(tool, env));
  lock?.release();
  return { state: lock === null ? 'obtaining' : 'nobody' };
}

/** Under the family's lock: a try begins, and what became of the last one no longer counts. */
export function noteTry(tool: Tool, env: ToolchainEnv): void {
  rmSync(failureFileOf(tool, env), { force: true });
}

/** Under the family's lock: the try failed. */
export function noteFailure(tool: Tool, env: ToolchainEnv, error: unknown): void {
  const code = error instanceof ToolFailure ? error.code : 'OTHER';
  const said = (error instanceof Error ? error.message : String(error)).slice(0, MOST_SAID);
  const file = failureFileOf(tool, env);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify({ code, said }));
  renameSync(`${file}.new`, file);
}

function failureFileOf({ name, version }: Tool, { cache }: ToolchainEnv): string {
  return join(cache, 'locks', `${name}-${version}.failed.json`);
}

function readFailure(file: string): z.output<typeof failureSchema> | null {
  try {
    return failureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
