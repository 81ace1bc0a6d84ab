import { createServer, type Socket } from 'node:net';

/** The whole messages at the head of `bytes`, and what is left of one that has not all come. */
export function framesIn(bytes: Buffer): { readonly messages: readonly string[]; readonly rest: Buffer } {
  const messages: string[] = [];
  let at = 0;
  for (;;) {
    const space = bytes.indexOf(0x20, at);
    if (space === -1) break;
    const length = Number(bytes.subarray(at, space).toString());
    if (!Number.isInteger(length)) throw new Error(`no frame at byte ${at}`);
    const end = space + 1 + length;
    if (end > bytes.length) break;
    messages.push(bytes.subarray(space + 1, end).toString());
    at = end;
  }
  return { messages, rest: bytes.subarray(at) };
}

export interface SyslogReceiver {
  readonly url: string;
  readonly received: string[];
  /** Breaks the next connection off after the first bytes of it. */
  breakNext(): void;
  close(): Promise<void>;
}

/** A syslog server over plain TCP on a free port of this machine, that keeps what it is sent and closes when its client does. */
export async function syslogReceiver(): Promise<SyslogReceiver> {
  const received: string[] = [];
  const open = new Set<Socket>();
  let breaking = false;
  const server = createServer((socket) => {
    open.add(socket);
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      const { messages, rest } = framesIn(Buffer.concat([bytes, chunk]));
      received.push(...messages);
      bytes = Buffer.from(rest);
      if (breaking) socket.resetAndDestroy();
      breaking = false;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `syslog+tcp://127.0.0.1:${port}`,
    received,
    breakNext() {
      breaking = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
