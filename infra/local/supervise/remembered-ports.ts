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
   * Two names never get the same one, and one name gets its own again.
   */
  take(name: string, preferred?: number): Promise<number>;
}

type Wait = (milliseconds: number) => Promise<void>;

/** Ports remembered in `file` (0600); an unreadable file counts as empty. */
export function rememberedPorts(file: string, wait: Wait = pause): RememberedPorts {
  const known = read(file);
  const taken = new Set<number>();
  const own = new Map<string, Promise<number>>();
  const patience = { milliseconds: RELEASE_MS, wait };
  const takeAnew = async (name: string, preferred: number): Promise<number> => {
    const before = known[name];
    let port = before === undefined ? await freePort(preferred, 10) : await sameAgain(before, patience);
    while (taken.has(port)) port = await freePort();
    taken.add(port);
    known[name] = port;
    writePrivate(file, `${JSON.stringify(known, null, 2)}\n`);
    return port;
  };
  return {
    take: (name, preferred = 0) => {
      const port = own.get(name) ?? takeAnew(name, preferred);
      own.set(name, port);
      return port;
    },
  };
}

const RELEASE_MS = 2_000;
const POLL_MS = 50;

/**
 * `port` if it is free or soon will be: the last thread of a killed holder lets go a moment after the holder counts as ended.
 * All names share one `patience`, so that a start waits once and not once for each port another program has taken.
 */
async function sameAgain(port: number, patience: { milliseconds: number; readonly wait: Wait }): Promise<number> {
  for (;;) {
    if ((await freePort(port)) === port) return port;
    if (patience.milliseconds <= 0) return freePort(port);
    patience.milliseconds -= POLL_MS;
    await patience.wait(POLL_MS);
  }
}

function read(file: string): Record<string, number> {
  try {
    return portsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
