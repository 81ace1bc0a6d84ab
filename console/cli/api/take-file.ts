import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '@zhengyun/api-client/api-error';
import type { FileSource } from './session.ts';

const OPERATION = 'exports.statement';
/** A statement of 20,000 lines is written in seconds; a console that sends nothing for so long is gone. */
const TIMEOUT_MS = 10 * 60_000;

/** Throws where `file` is there already and may not be replaced: before anything is asked of the console, and again as it is put in its place. */
export async function requireFree(file: string, force: boolean): Promise<void> {
  if (force) return;
  const there = await stat(file).then(
    () => true,
    () => false,
  );
  if (there) throw new Error(`${file} is there already: name another file, or replace it with --force`);
}

/** Puts `content` at `file`, whole or not at all: it stands beside it until its last byte is written. An older file stays as it is where that fails. */
export async function putFile(
  file: string,
  content: AsyncIterable<Uint8Array | string>,
  force: boolean,
): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  try {
    await pipeline(content, createWriteStream(part, { flags: 'wx', flush: true }));
    if (force) await rename(part, file);
    // Fails where somebody put a file there meanwhile, which a rename would replace.
    else await link(part, file).catch(() => requireFree(file, false).then(() => rename(part, file)));
  } finally {
    await rm(part, { force: true });
  }
}

/** The bytes of a statement's file as the console makes them. Throws what it says where it refuses, and as NO_ANSWER where it breaks off. */
export async function* statementFile(
  { url, bearer, language }: FileSource,
  query: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array> {
  const address = new URL('/api/v1/exports/statement', url);
  address.search = new URLSearchParams({ ...query, locale: language }).toString();
  const headers = { authorization: `Bearer ${bearer}`, 'accept-language': language };
  const broken = (cause: unknown): ApiError =>
    new ApiError({
      ...{ code: 'NO_ANSWER', operation: OPERATION, status: null, cause },
      message: `the file from ${url.origin} broke off and was not kept: is the console up? Take it again`,
    });
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  // The credential goes to this console alone: it points nowhere else.
  const response = await fetch(address, { headers, redirect: 'manual', signal }).catch((cause: unknown) => {
    throw broken(cause);
  });
  if (!response.ok) throw await refusalOf(response);
  try {
    if (response.body) yield* Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  } catch (cause) {
    throw broken(cause);
  }
}

async function refusalOf(response: Response): Promise<ApiError> {
  const { status } = response;
  const said = (await response.json().catch(() => null)) as {
    code?: ApiError['code'];
    detail?: string;
    traceId?: string;
  } | null;
  if (!said?.code || !said.detail)
    return new ApiError({
      ...{ code: 'NO_CONSOLE', operation: OPERATION, status },
      message: `${new URL(response.url).origin} answered ${status} and no problem document: is this the address of a console?`,
    });
  const { code, detail: message, traceId } = said;
  return new ApiError({ code, message, operation: OPERATION, status, ...(traceId ? { traceId } : {}) });
}
