import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaveWithConnection } from './leave-with-connection.ts';

const NEVER = { idleMs: 3_600_000, wholeMs: 3_600_000 };
const UPLOAD = 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n';

let server: Server;
let client: Socket;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
});
afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** What the server was asked next, once `sent` has reached it. */
async function asked(sent: string) {
  const coming = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>;
  client.write(sent);
  const [request, response] = await coming;
  request.on('error', () => undefined);
  return { request, response };
}

/** Resolves when the place is given back. */
function given(exchange: Awaited<ReturnType<typeof asked>>, patience: Partial<typeof NEVER> = {}): Promise<string> {
  return new Promise((resolve) =>
    leaveWithConnection(exchange, () => resolve('given back'), { ...NEVER, ...patience }),
  );
}

describe('the place of an upload', () => {
  it('is given back when it is answered, on a connection that goes on', async () => {
    const exchange = await asked(`${UPLOAD}ab`);
    const back = given(exchange);
    exchange.request.resume();
    exchange.response.end();
    expect(await back).toBe('given back');
    expect(exchange.request.socket.destroyed).toBe(false);
  });

  it('is given back when its writer breaks it off', async () => {
    const exchange = await asked(`${UPLOAD}a`);
    const back = given(exchange);
    exchange.request.resume();
    client.destroy();
    expect(await back).toBe('given back');
  });

  it('is given back when its writer had broken it off before it was let in', async () => {
    const exchange = await asked(`${UPLOAD}a`);
    exchange.request.resume();
    client.destroy();
    await once(exchange.response, 'close');
    expect(await given(exchange)).toBe('given back');
  });

  it('is given back when its connection ends while its answer waits behind another', async () => {
    await asked('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    const exchange = await asked(`${UPLOAD}ab`);
    const back = given(exchange);
    exchange.request.resume();
    client.destroy();
    expect(await back).toBe('given back');
  });

  it('is given back when nothing more comes of it, with no word of its end', async () => {
    const exchange = await asked(`${UPLOAD}a`);
    exchange.request.resume();
    expect(await given(exchange, { idleMs: 20 })).toBe('given back');
    expect(exchange.request.socket.destroyed).toBe(true);
  });

  it('is given back when its writer sends a byte now and then and is never done', async () => {
    const exchange = await asked('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000\r\n\r\n');
    exchange.request.resume();
    const drip = setInterval(() => client.write('a'), 5);
    try {
      expect(await given(exchange, { idleMs: 10_000, wholeMs: 100 })).toBe('given back');
      expect(exchange.request.socket.destroyed).toBe(true);
    } finally {
      clearInterval(drip);
    }
  });

  it('is kept while an upload that is here whole is judged, however long that takes', async () => {
    const exchange = await asked(`${UPLOAD}ab`);
    const back = given(exchange);
    exchange.request.resume();
    await once(exchange.request, 'end');
    expect(exchange.request.socket.timeout).toBe(0);
    expect(exchange.request.socket.destroyed).toBe(false);
    exchange.response.end();
    expect(await back).toBe('given back');
  });
});
