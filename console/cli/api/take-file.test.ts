import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putFile, requireFree, statementFile } from './take-file.ts';

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'take-file-'));
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
  await rm(folder, { recursive: true });
});

/** A console on loopback that answers so. */
async function answering(listener: RequestListener) {
  const made = createServer(listener);
  server = made;
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  const address = made.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const source = { url: new URL(`http://127.0.0.1:${port}`), bearer: 'zy_key', language: 'zh-CN' } as const;
  return statementFile(source, { statementId: 's-1', format: 'csv' });
}
const target = () => join(folder, 'bill.csv');

describe('a file that is taken', () => {
  it('is asked for with the bearer, and is there once its last byte has come, with nothing beside it', async () => {
    const seen: unknown[] = [];
    const content = await answering((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      response.end('一,二\r\n');
    });
    await putFile(target(), content, false);
    expect(seen).toEqual([['/api/v1/exports/statement?statementId=s-1&format=csv&locale=zh-CN', 'Bearer zy_key']]);
    expect(await readdir(folder)).toEqual(['bill.csv']);
    expect(await readFile(target(), 'utf8')).toBe('一,二\r\n');
  });

  it('is not there at all where it breaks off, and an older one stays as it was', async () => {
    const broken = () =>
      answering((_, response) => {
        response.write('half', () => response.destroy());
      });
    await expect(putFile(target(), await broken(), false)).rejects.toMatchObject({
      ...{ code: 'NO_ANSWER', message: expect.stringContaining('broke off and was not kept') },
    });
    expect(await readdir(folder)).toEqual([]);
    await writeFile(target(), 'old');
    server?.closeAllConnections();
    await expect(putFile(target(), await broken(), true)).rejects.toMatchObject({ code: 'NO_ANSWER' });
    expect(await readdir(folder)).toEqual(['bill.csv']);
    expect(await readFile(target(), 'utf8')).toBe('old');
  });

  it('takes the place of no other, unless it is to', async () => {
    await writeFile(target(), 'old');
    await expect(requireFree(target(), false)).rejects.toThrow(`${target()} is there already`);
    await expect(putFile(target(), toParts('new'), false)).rejects.toThrow('--force');
    expect(await readFile(target(), 'utf8')).toBe('old');
    await putFile(target(), toParts('new'), true);
    expect(await readFile(target(), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['bill.csv']);
  });

  it('is refused in the console’s own words, and by what is no console in the client’s', async () => {
    const problem = { code: 'SCOPE_MISSING', detail: '密钥没有权限', traceId: 't-1' };
    const refused = await answering((_, response) => response.writeHead(403).end(JSON.stringify(problem)));
    await expect(putFile(target(), refused, false)).rejects.toMatchObject({
      ...{ code: 'SCOPE_MISSING', message: '密钥没有权限', traceId: 't-1' },
    });
    server?.close();
    const stranger = await answering((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    await expect(putFile(target(), stranger, false)).rejects.toMatchObject({ code: 'NO_CONSOLE' });
    expect(await readdir(folder)).toEqual([]);
  });
});

async function* toParts(text: string): AsyncGenerator<string> {
  yield text;
}
