import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiClient } from './api-client.ts';
import { ApiError } from './api-error.ts';
import { Unanswered } from './unanswered.ts';

const signal = new AbortController().signal;
let server: Server | undefined;

/** A client of an API server that answers as told. */
async function clientOf(answer: RequestListener, timeoutMs?: number): Promise<ApiClient> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return new ApiClient(
    {
      server: new URL(`http://127.0.0.1:${port}/behind/a/path`),
      ca: undefined,
      clientCertificate: undefined,
      clientKey: undefined,
      serverName: '',
      verifyServer: true,
      headers: { authorization: 'Bearer t' },
      namespace: '',
    },
    { limits: { requestsPerSecond: 1_000, burst: 100 }, timeoutMs },
  );
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('a request to the API server', () => {
  it('carries the credential, goes below the path of the server and brings the object back', async () => {
    const client = await clientOf((request, response) => {
      response.end(JSON.stringify({ path: request.url, authorization: request.headers.authorization }));
    });
    expect(await client.request({ method: 'GET', path: '/version', query: { a: 'b c' }, signal })).toEqual({
      path: '/behind/a/path/version?a=b+c',
      authorization: 'Bearer t',
    });
  });

  it.each([429, 503])('is asked again when the server says %s and when to come back', async (code) => {
    let asked = 0;
    const client = await clientOf((_, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(code, { 'retry-after': '0' }).end('{}');
      else response.end('{"ok":true}');
    });
    expect(await client.request({ method: 'POST', path: '/', body: {}, signal })).toEqual({ ok: true });
    expect(asked).toBe(3);
  });

  it('is not asked for ever', async () => {
    let asked = 0;
    const client = await clientOf((_, response) => {
      asked += 1;
      response.writeHead(429, { 'retry-after': '0' }).end('{"message":"too many"}');
    });
    await expect(client.request({ method: 'GET', path: '/', signal })).rejects.toThrow('too many');
    expect(asked).toBe(11);
  });

  it("fails with the server's own words, code and reason", async () => {
    const client = await clientOf((_, response) => {
      const status = { reason: 'NotFound', message: 'pods "a" not found', details: { kind: 'pods' } };
      response.writeHead(404).end(JSON.stringify(status));
    });
    const error = await client.request({ method: 'GET', path: '/', signal }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 404, reason: 'NotFound', message: 'pods "a" not found' });
  });

  it('is no refusal while the server is starting and refuses everybody everything', async () => {
    let started = false;
    const client = await clientOf((_, response) => {
      if (started) response.end('{"ok":true}');
      else response.writeHead(403).end('{"reason":"Forbidden","message":"pods is forbidden"}');
    });
    const ask = () => client.request({ method: 'PATCH', path: '/api/v1/pods', body: {}, signal });
    await expect(ask()).rejects.toThrow(/^no answer from the Kubernetes API .* is it starting\?$/);
    started = true;
    expect(await ask()).toEqual({ ok: true });
  });

  it('is refused in the words of a server that is ready, asked once more', async () => {
    const asked: string[] = [];
    const client = await clientOf((request, response) => {
      asked.push(request.url?.slice('/behind/a/path'.length) ?? '');
      if (request.url?.endsWith('/readyz')) response.end('ok');
      else response.writeHead(403).end('{"reason":"Forbidden","message":"pods is forbidden"}');
    });
    const refused = client.request({ method: 'GET', path: '/api/v1/pods', signal });
    await expect(refused).rejects.toMatchObject({ code: 403, message: 'pods is forbidden' });
    expect(asked).toEqual(['/api/v1/pods', '/readyz', '/api/v1/pods']);
  });

  it('is given up when no answer comes', async () => {
    const client = await clientOf(() => {}, 50);
    await expect(client.request({ method: 'GET', path: '/', signal })).rejects.toThrow(
      /^no answer from the Kubernetes API at /,
    );
  });

  it('says that nobody answered when the server cannot be reached, falls silent or breaks off in mid-answer', async () => {
    const client = await clientOf((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setImmediate(() => response.socket?.resetAndDestroy());
    });
    const broken = client.request({ method: 'POST', path: '/', body: {}, signal });
    await expect(broken).rejects.toBeInstanceOf(Unanswered);
    await new Promise((resolve) => server?.close(resolve));
    const away = client.request({ method: 'POST', path: '/', body: {}, signal });
    await expect(away).rejects.toMatchObject({ name: 'Unanswered', code: 'ECONNREFUSED' });
  });

  it('is tried again when the connection breaks, as long as it changes nothing', async () => {
    let asked = 0;
    const client = await clientOf((request, response) => {
      asked += 1;
      if (asked === 1) request.socket.resetAndDestroy();
      else response.end('{}');
    });
    await expect(client.request({ method: 'GET', path: '/', signal })).resolves.toEqual({});
    asked = 0;
    await expect(client.request({ method: 'POST', path: '/', body: {}, signal })).rejects.toThrow(/ECONNRESET|hang up/);
  });

  it('ends when it is cancelled', async () => {
    const cancelled = new AbortController();
    const client = await clientOf(() => cancelled.abort());
    await expect(client.request({ method: 'GET', path: '/', signal: cancelled.signal })).rejects.toThrow(/aborted/);
  });
});

describe('a write to the API server', () => {
  it('that is on its way is seen through when it is cancelled, and none is begun after that', async () => {
    const cancelled = new AbortController();
    const client = await clientOf((_, response) => {
      cancelled.abort();
      response.end('{"stored":true}');
    });
    const write = () => client.request({ method: 'POST', path: '/', body: {}, signal: cancelled.signal });
    expect(await write()).toEqual({ stored: true });
    await expect(write()).rejects.toThrow(/aborted/);
  });
});

describe('a watch', () => {
  it('hands over one object a line until the server ends it', async () => {
    const client = await clientOf((_, response) => {
      response.write('{"type":"ADDED"}\n{"type":');
      response.end('"DELETED"}\n');
    });
    const seen: unknown[] = [];
    await client.follow({ method: 'GET', path: '/', signal }, (object) => seen.push(object.type));
    expect(seen).toEqual(['ADDED', 'DELETED']);
  });

  it('fails when the server forbids it', async () => {
    const client = await clientOf((_, response) => response.writeHead(403).end('{"message":"no"}'));
    await expect(client.follow({ method: 'GET', path: '/', signal }, () => {})).rejects.toThrow('no');
  });
});
