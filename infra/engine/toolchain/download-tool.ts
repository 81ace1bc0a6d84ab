import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { ToolchainEnv } from './env.ts';
import { checksumIn, mirrored, type Platform, releaseOf } from './release.ts';
import type { Tool } from './tools.ts';

const run = promisify(execFile);

export interface DownloadOptions {
  readonly env: ToolchainEnv;
  readonly platform: Platform;
  /** An empty folder of the caller's; the program is left in it. */
  readonly scratch: string;
  /** Share of the file that has come, 0 to 1; null when the server does not say how long it is. */
  readonly onProgress: (fraction: number | null) => void;
  readonly signal?: AbortSignal | undefined;
  /** Time until the server must have begun to answer, and between two pieces of the file, in milliseconds. */
  readonly timeOuts?: { readonly answer: number; readonly piece: number };
}

/** The server could not be reached or has no such file: another way may be tried. */
export class NotDownloadable extends Error {}

const TIME_OUTS = { answer: 5_000, piece: 30_000 };

/**
 * Fetches the tool's official file and returns the program's path in `scratch`. Throws NotDownloadable when there is none
 * to be had, and an ordinary error when what came is not what the project published: that is never passed over.
 */
export async function downloadTool(tool: Tool, options: DownloadOptions): Promise<string> {
  const release = releaseOf(tool, options.platform);
  if (release === null) {
    const { os, arch } = options.platform;
    throw new NotDownloadable(`${tool.name} ${tool.version} is not published for ${os} ${arch}`);
  }
  const { mirror } = options.env;
  const wanted = await publishedChecksum(mirrored(release.checksumUrl, mirror), {
    ...options,
    file: basename(release.url),
  });
  const url = mirrored(release.url, mirror);
  const file = join(options.scratch, basename(release.url));
  const found = await fetchFile(url, file, options);
  if (found !== wanted) {
    throw new Error(
      `${url} has SHA-256 ${found}, its project publishes ${wanted}: nothing of it was used. Check the mirror or proxy between.`,
    );
  }
  const program = join(options.scratch, tool.name);
  if (release.entry === null) await rename(file, program);
  else await unpack(file, { entry: release.entry, program, scratch: options.scratch });
  await chmod(program, 0o755);
  return program;
}

async function publishedChecksum(url: string, options: DownloadOptions & { file: string }): Promise<string> {
  const response = await open(url, options);
  const sum = checksumIn(await response.text(), options.file);
  if (sum === null) throw new NotDownloadable(`${url} has no SHA-256 of ${options.file}`);
  return sum;
}

/** Resolves with the SHA-256 of what came. */
async function fetchFile(url: string, file: string, options: DownloadOptions): Promise<string> {
  const stalled = new AbortController();
  const piece = options.timeOuts?.piece ?? TIME_OUTS.piece;
  const giveUp = (): void => stalled.abort(new NotDownloadable(`${url} stopped coming for ${piece / 1000} s`));
  const timer = setTimeout(giveUp, piece);
  const signals = options.signal === undefined ? [stalled.signal] : [stalled.signal, options.signal];
  try {
    const response = await open(url, options);
    const length = Number(response.headers.get('content-length')) || null;
    const hash = createHash('sha256');
    let come = 0;
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        come += chunk.length;
        timer.refresh();
        options.onProgress(length === null ? null : Math.min(1, come / length));
        done(null, chunk);
      },
    });
    if (response.body === null) throw new NotDownloadable(`${url} is empty`);
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file), {
      signal: AbortSignal.any(signals),
    });
    return hash.digest('hex');
  } catch (error) {
    if (options.signal?.aborted) throw error;
    if (stalled.signal.aborted) throw stalled.signal.reason;
    if (error instanceof NotDownloadable) throw error;
    throw new NotDownloadable(`${url} broke off: ${(error as Error).message}`);
  } finally {
    clearTimeout(timer);
  }
}

async function open(url: string, { signal, timeOuts }: DownloadOptions): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeOuts?.answer ?? TIME_OUTS.answer);
  try {
    const signals = signal === undefined ? [late.signal] : [late.signal, signal];
    const response = await fetch(url, { signal: AbortSignal.any(signals), redirect: 'follow' });
    if (!response.ok) throw new NotDownloadable(`${url} answers ${response.status}`);
    return response;
  } catch (error) {
    if (signal?.aborted || error instanceof NotDownloadable) throw error;
    throw new NotDownloadable(`${new URL(url).host} can't be reached`);
  } finally {
    clearTimeout(timer);
  }
}

/** tar reads both kinds of archive used here: GNU tar the .tar.gz of Linux, bsdtar the .zip of macOS. */
async function unpack(
  archive: string,
  { entry, program, scratch }: { entry: string; program: string; scratch: string },
): Promise<void> {
  await run('tar', ['-xf', archive, '-C', scratch, entry]);
  const unpacked = join(scratch, entry);
  // `pulumi/pulumi` unpacks under a folder that bears the program's own name.
  await rename(unpacked, `${program}.unpacked`);
  if (entry.startsWith(`${basename(program)}/`)) await rename(program, `${program}.folder`);
  await rename(`${program}.unpacked`, program);
}
