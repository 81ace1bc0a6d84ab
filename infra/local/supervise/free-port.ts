import { createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that was free when asked: `preferred` if possible, else the next `tries - 1` above it, else any.
 * Another process may take it before its user binds it; the user then fails to start and says so.
 */
export async function freePort(preferred = 0, tries = 1): Promise<number> {
  for (let offset = 0; preferred > 0 && offset < tries && preferred + offset <= 65_535; offset += 1) {
    if ((await probe(preferred + offset)) !== null) return preferred + offset;
  }
  const port = await probe(0);
  if (port === null) throw new Error('No free port is left on 127.0.0.1: end programs that hold ports and try again.');
  return port;
}

function probe(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
