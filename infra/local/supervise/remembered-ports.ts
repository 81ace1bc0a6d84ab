import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { writePrivate } from './write-private.ts';

const portsSchema = z.record(z.string(), z.int().min(1).max(65_535));

/** Ports that stay the same from start to start, so that addresses already handed out stay good. */
export interface RememberedPorts {
  /**
   * The port that `name` had last time when it is free again, else `preferred` or one of the ten above it, else any.
   * Two names never get the same one.
   */
  take(name: string, preferred?: number): Promise<number>;
}

/** Ports remembered in `file` (0600); an unreadable file counts as empty. */
export function rememberedPorts(file: string): RememberedPorts {
  const known = read(file);
  const taken = new Set<number>();
  return {
    take: async (name, preferred = 0) => {
      const before = known[name];
      let port = before === undefined ? await freePort(preferred, 10) : await sameAgain(before);
      while (taken.has(port)) port = await freePort();
      taken.add(port);
      known[name] = port;
      writePrivate(file, `${JSON.stringify(known, null, 2)}\n`);
      return port;
    },
  };
}

const RELEASE_MS = 2_000;
const POLL_MS = 50;

/** `port` if it is free or soon will be: the last thread of a killed holder lets go a moment after the holder counts as ended. */
async function sameAgain(port: number): Promise<number> {
  for (let waited = 0; waited < RELEASE_MS; waited += POLL_MS) {
    if ((await freePort(port)) === port) return port;
    await pause(POLL_MS);
  }
  return freePort(port);
}

function read(file: string): Record<string, number> {
  try {
    return portsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
