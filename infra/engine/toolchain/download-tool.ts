import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { ToolchainEnv } from './env.ts';
import { NotDownloadable, type Receiving, receive } from './receive.ts';
import { mirrored, type Platform, releaseOf } from './release.ts';
import { ToolFailure } from './tool-failure.ts';
import type { Tool } from './tools.ts';
import { wantedChecksum } from './wanted-checksum.ts';

const run = promisify(execFile);

export interface DownloadOptions extends Receiving {
  readonly env: ToolchainEnv;
  readonly platform: Platform;
  /** An empty folder of the caller's; the program is left in it. */
  readonly scratch: string;
  /** Share of the file that has come, 0 to 1; null when the server does not say how long it is. */
  readonly onProgress: (fraction: number | null) => void;
}

/**
 * Fetches the tool's official file and returns the program's path in `scratch`. Throws NotDownloadable when there is none
 * to be had, and ToolFailure when what came is not what the project published: that is never passed over.
 */
export async function downloadTool(tool: Tool, options: DownloadOptions): Promise<string> {
  const release = releaseOf(tool, options.platform);
  if (release === null) {
    const { os, arch } = options.platform;
    throw new NotDownloadable(`${tool.name} ${tool.version} is not published for ${os} ${arch}`);
  }
  const { mirror, official } = options.env;
  const wanted = await wantedChecksum(release, options);
  const url = mirrored(release.url, mirror ?? official);
  const file = join(options.scratch, basename(release.url));
  const found = await fetchFile(url, file, options);
  if (found !== wanted) {
    const whose = options.env.pinnedSums ?? 'its project';
    throw new ToolFailure(
      'NOT_GENUINE',
      `${url} has SHA-256 ${found}, ${whose} says ${wanted}: nothing of it was used. Check the mirror or proxy between.`,
    );
  }
  const program = join(options.scratch, tool.name);
  if (release.entry === null) await rename(file, program);
  else await unpack(file, { entry: release.entry, program, scratch: options.scratch });
  await chmod(program, 0o755);
  return program;
}

/** Resolves with the SHA-256 of what came. */
function fetchFile(url: string, file: string, options: DownloadOptions): Promise<string> {
  return receive(url, options, async ({ body, length, signal, came }) => {
    const hash = createHash('sha256');
    let come = 0;
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        come += chunk.length;
        came();
        options.onProgress(length === null ? null : Math.min(1, come / length));
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(body), watch, createWriteStream(file), { signal });
    return hash.digest('hex');
  });
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
