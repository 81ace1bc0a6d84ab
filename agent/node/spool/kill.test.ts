import { type ChildProcess, fork } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BOOT_HEADER, SEQUENCE_HEADER } from '@zhengyun/protocol/headers.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';

const CHILD = fileURLToPath(new URL('../testing/spool-child.ts', import.meta.url));
const KILLS = 5;

let dir: string;
let receiver: Server;
/** What the receiver has, by (boot, sequence): what a gateway that stores each name once would hold. */
let stored: Map<string, string>;
let conflicts: string[];
let children: ChildProcess[];

/** Takes a batch and then, now and then, loses the answer, fails before storing, or asks to come again. */
function makeReceiver(): Server {
  return createServer(async (incoming, response) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const luck = randomInt(10);
    if (luck === 0) return response.writeHead(503).end();
    if (luck === 1) return incoming.socket.destroy();
    const name = `${incoming.headers[BOOT_HEADER]} ${incoming.headers[SEQUENCE_HEADER]}`;
    const content = Buffer.concat(parts).toString();
    if (stored.has(name) && stored.get(name) !== content) conflicts.push(name);
    stored.set(name, content);
    if (luck === 2) return incoming.socket.destroy();
    return response.writeHead(200).end('{}');
  });
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kill-'));
  stored = new Map();
  conflicts = [];
  children = [];
  receiver = makeReceiver().listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  receiver.closeAllConnections();
  receiver.close();
  await rm(dir, { recursive: true });
});

function start(bootId: string, taken: Set<string>): ChildProcess {
  const port = String((receiver.address() as AddressInfo).port);
  const child = fork(CHILD, [dir, bootId, port], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('message', (message) => {
    if (typeof message === 'number') taken.add(`${bootId} ${message}`);
  });
  children.push(child);
  return child;
}

it('killed at any instant, loses no sample it had taken and sends none under another name', async () => {
  const taken = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = start(randomUUID(), taken);
    const enough = randomInt(1, 40);
    let seen = 0;
    await new Promise<void>((resolve) => {
      child.on('message', () => {
        seen += 1;
        if (seen === enough) {
          child.kill('SIGKILL');
          resolve();
        }
      });
    });
    await once(child, 'exit');
  }
  const last = start(randomUUID(), taken);
  await new Promise<void>((resolve) => last.on('message', (message) => message === 'all taken' && resolve()));
  await expect.poll(() => [...taken].filter((name) => !stored.has(name)), { timeout: 30_000 }).toEqual([]);
  last.kill('SIGTERM');
  expect(taken.size).toBeGreaterThan(120);
  expect(conflicts).toEqual([]);
  for (const [name, content] of stored) expect(content.startsWith(`${name} `)).toBe(true);
}, 90_000);
