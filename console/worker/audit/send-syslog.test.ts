import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sendSyslog } from './send-syslog.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** Where a server listens that does `treat` with each connection, whose bytes wait until it reads them. */
async function receiver(treat: (socket: Socket) => void): Promise<URL> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    open.push({ close: () => socket.destroy() });
    socket.on('error', () => undefined);
    treat(socket);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  return new URL(`syslog+tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
}

/** More than a connection holds that nobody reads from. */
const frames = Array.from({ length: 32 }, () => Buffer.alloc(1_048_576, 0x61));

describe('handing over to a syslog server', () => {
  it('has been done once the server read to our end and closes', async () => {
    let read = 0;
    const url = await receiver((socket) => {
      socket.on('data', (chunk: Buffer) => {
        read += chunk.length;
      });
      socket.on('end', () => socket.end());
      socket.resume();
    });
    await sendSyslog(frames, { url, ca: null });
    expect(read).toBe(32 * 1_048_576);
  });

  it('has not been done where the server had closed before all was sent, even if somebody drains the rest', async () => {
    const url = await receiver((socket) => {
      socket.end(() => socket.resume());
    });
    await expect(sendSyslog(frames, { url, ca: null })).rejects.toThrow('broke off');
  });
});
