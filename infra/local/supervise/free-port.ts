import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Where ports are taken from when none is preferred: below the ranges from which the kernel gives outgoing connections
 * theirs (from 32768 on Linux, 49152 elsewhere). One from those could not be had again at the next start whenever a
 * connection happens to use it.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const RANDOM_TRIES = 100;

/**
 * A port of 127.0.0.1 that was free when asked: `preferred` if possible, else the next `tries - 1` above it, else any.
 * Another process may take it before its user binds it; the user then fails to start and says so.
 */
export async function freePort(preferred = 0, tries = 1): Promise<number> {
  for (let offset = 0; preferred > 0 && offset < tries && preferred + offset <= 65_535; offset += 1) {
    if (await isFree(preferred + offset)) return preferred + offset;
  }
  for (let tried = 0; tried < RANDOM_TRIES; tried += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(
    `No free port was found between ${LOWEST} and ${HIGHEST} on 127.0.0.1: end programs that hold ports and try again.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
