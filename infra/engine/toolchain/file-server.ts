import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of files in memory for tests, on a free port of 127.0.0.1. */
export interface FileServer {
  readonly url: string;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves `files` by path; a content of null is never answered to its end, and 'drip' comes byte by byte without one. */
export async function startFileServer(files: ReadonlyMap<string, string | Buffer | null>): Promise<FileServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const content = files.get(path);
    if (content === undefined) response.writeHead(404).end();
    else if (content === null) response.writeHead(200, { 'content-length': '1000' }).write('the beginning');
    else if (content === 'drip') {
      const drops = setInterval(() => response.write('x'), 20);
      response.writeHead(200).once('close', () => clearInterval(drops));
    } else response.writeHead(200, { 'content-length': Buffer.byteLength(content) }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
