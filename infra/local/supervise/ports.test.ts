import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { rememberedPorts } from './remembered-ports.ts';

const occupy = async (wanted?: number): Promise<{ server: Server; port: number }> => {
  const server = createServer();
  const port = wanted ?? (await freePort());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port };
};
const release = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

describe('a port', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhengyun-ports-'));
    file = join(dir, 'ports.json');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is the preferred one when that is free, else another', async () => {
    const { server, port } = await occupy();
    expect(await freePort(port, 10)).not.toBe(port);
    await release(server);
    expect(await freePort(port, 10)).toBe(port);
  });

  it('is none that an outgoing connection could have taken by the next start', async () => {
    const ports = rememberedPorts(file);
    for (const name of ['a', 'b', 'c']) expect(await ports.take(name)).toBeLessThan(32_768);
  });

  it('stays the same from start to start', async () => {
    const first = await rememberedPorts(file).take('console');
    expect(await rememberedPorts(file).take('console', 7_100)).toBe(first);
  });

  it('is the same for all who ask for it by its name in one start', async () => {
    const ports = rememberedPorts(file);
    const [first, again, other] = await Promise.all([ports.take('nodes'), ports.take('nodes'), ports.take('other')]);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('changes, and is remembered anew, when another program has taken it', async () => {
    const first = await rememberedPorts(file).take('console');
    const { server } = await occupy(first);
    const second = await rememberedPorts(file).take('console');
    expect(second).not.toBe(first);
    await release(server);
    expect(await rememberedPorts(file).take('console')).toBe(second);
  });

  it('costs one wait, not one for each name, where other programs have taken them all', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const before = rememberedPorts(file);
    const servers: Server[] = [];
    for (const name of names) servers.push((await occupy(await before.take(name))).server);
    let polls = 0;
    const after = rememberedPorts(file, async () => {
      polls += 1;
    });
    for (const name of names) await after.take(name);
    expect(polls).toBe(40);
    await Promise.all(servers.map(release));
  });

  it('is never given to two names', async () => {
    const { server, port } = await occupy();
    await release(server);
    const ports = rememberedPorts(file);
    expect(await ports.take('one', port)).toBe(port);
    expect(await ports.take('two', port)).not.toBe(port);
  });

  it('is remembered for its owner alone, and a broken memory is none', async () => {
    await rememberedPorts(file).take('console');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, '{');
    await expect(rememberedPorts(file).take('console')).resolves.toBeGreaterThan(0);
  });
});
