import { once } from 'node:events';
import { createServer, get, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { endConnections } from './end-connections.ts';

/** A server that answers by `listener`, and what closes it as the console does; resolves with how long that took (ms). */
async function closing(listener: RequestListener, graceMs: number) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = endConnections(server, graceMs);
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const began = performance.now();
    end();
    server.close();
    await once(server, 'close');
    return performance.now() - began;
  };
  return { server, port, close };
}

it('a connection on which nothing was asked yet does not hold up closing', async () => {
  const { server, port, close } = await closing((_, response) => response.end(), 60_000);
  const arrived = once(server, 'connection');
  const client = connect(port, '127.0.0.1');
  await arrived;
  expect(await close()).toBeLessThan(10_000);
  client.destroy();
});

it('what is being answered is answered to its end', async () => {
  let answer = () => {};
  const { server, port, close } = await closing((_, response) => {
    answer = () => void response.end('whole');
  }, 60_000);
  const arrived = once(server, 'request');
  const answered = once(get({ port, host: '127.0.0.1', agent: false }), 'response');
  await arrived;
  const closed = close();
  answer();
  const [response] = await answered;
  expect(await text(response)).toBe('whole');
  expect(await closed).toBeLessThan(10_000);
});

it('what is not answered within the grace is broken off', async () => {
  const { server, port, close } = await closing(() => undefined, 100);
  const arrived = once(server, 'request');
  const client = get({ port, host: '127.0.0.1', agent: false });
  const broken = once(client, 'error');
  // Broken off while this waits for the end of the server.
  broken.catch(() => undefined);
  await arrived;
  expect(await close()).toBeLessThan(10_000);
  expect((await broken)[0]).toMatchObject({ code: 'ECONNRESET' });
});
