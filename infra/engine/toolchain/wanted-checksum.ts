import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ToolchainEnv } from './env.ts';
import { NotDownloadable, type Receiving, receive } from './receive.ts';
import { checksumIn, mirrored, type Release } from './release.ts';

/** The longest of them, GitHub's description of a release, is some 100 kB. */
const MOST_BYTES = 1024 * 1024;

/**
 * The SHA-256 a release's file must have: from the installer's own list where there is one, else from its project's own server,
 * never from the mirror that serves the file. NotDownloadable when neither has it; an error when the list can't be read.
 */
export async function wantedChecksum(
  release: Release,
  options: Receiving & { readonly env: Pick<ToolchainEnv, 'mirror' | 'pinnedSums' | 'official'> },
): Promise<string> {
  const { mirror, pinnedSums, official } = options.env;
  if (pinnedSums !== null) return pinned(release, pinnedSums);
  try {
    return await publishedChecksum(mirrored(release.checksumUrl, official), {
      ...options,
      file: basename(release.url),
    });
  } catch (error) {
    if (mirror === null || !(error instanceof NotDownloadable)) throw error;
    throw new NotDownloadable(
      `${error.message}; a mirror's own word is not taken: give the list of SHA-256 in ZHENGYUN_MIRROR_SHA256`,
      { unreachable: error.unreachable },
    );
  }
}

/** What the project publishes of `file` at `url`, all of it within one time-out and of a bounded size. */
export async function publishedChecksum(url: string, options: Receiving & { readonly file: string }): Promise<string> {
  const published = await receive(url, options, async ({ body, signal }) => {
    const pieces: Uint8Array[] = [];
    let come = 0;
    const take = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
      for await (const piece of source) {
        come += piece.length;
        if (come > MOST_BYTES) throw new NotDownloadable(`${url} is longer than any list of checksums`);
        pieces.push(piece);
      }
    };
    await pipeline(Readable.fromWeb(body), take, { signal });
    return Buffer.concat(pieces).toString('utf8');
  });
  const sum = checksumIn(published, options.file);
  if (sum === null) throw new NotDownloadable(`${url} has no SHA-256 of ${options.file}`);
  return sum;
}

/** Lines of `<sha256>  <host>/<path>`, as `sha256sum` prints them in the mirror's folder. */
function pinned({ url }: Release, list: string): string {
  const { host, pathname } = new URL(url);
  const path = `${host}${pathname}`;
  let text: string;
  try {
    text = readFileSync(list, 'utf8');
  } catch (error) {
    throw new Error(`ZHENGYUN_MIRROR_SHA256 names ${list}, which can't be read: ${(error as Error).message}.`);
  }
  const sum = checksumIn(text.replaceAll(/(?<=^\S+\s+\*?)\.\//gm, ''), path);
  if (sum === null) throw new NotDownloadable(`${list} has no SHA-256 of ${path}`);
  return sum;
}
