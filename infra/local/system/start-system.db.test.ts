import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../supervise/free-port.ts';
import { openLedger } from '../supervise/ledger.ts';
import { isRunning } from '../supervise/process-identity.ts';
import { AlreadyRunning } from './claim-folder.ts';
import type { PartStatus } from './part-status.ts';
import { writeStandInRooms } from './stand-in-rooms.ts';
import type { SystemOptions } from './start.ts';
import { type RunningSystem, startSystem } from './start-system.ts';
import { readSystem } from './system-file.ts';

/** Starts a system in a process of its own, which is there to be killed. */
const STARTER = `
  import { startSystem } from '${join(import.meta.dirname, 'start-system.ts')}';
  const [dir, root] = process.argv.slice(1);
  const { agent } = await startSystem({ dir, root, inherited: { PATH: process.env.PATH }, parts: { clouds: false } });
  await agent;
  process.stdout.write('up');
`;

/** What this machine's node is called. */
const NODE = { ZHENGYUN_NODE_NAME: 'machine-1' };

describe('the whole system on one machine', { timeout: 60_000 }, () => {
  let base: string;
  let dir: string;
  let system: RunningSystem | undefined;
  const start = async (changes: Partial<SystemOptions> = {}): Promise<RunningSystem> => {
    const inherited = { PATH: process.env.PATH ?? '', DATABASE_URL: 'postgres://the-user@elsewhere/own', ...NODE };
    system = await startSystem({ dir, root: base, inherited, parts: { clouds: false }, ...changes });
    return system;
  };
  const seen = (): string[] => readFileSync(join(base, 'seen'), 'utf8').trim().split('\n');
  const forget = (): void => writeFileSync(join(base, 'seen'), '');

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'zhengyun-system-'));
    dir = join(base, 'data');
    writeStandInRooms(base);
  });
  afterEach(async () => {
    await system?.stop();
    system = undefined;
    await openLedger(join(dir, 'children.json')).endStale(2_000);
    rmSync(base, { recursive: true, force: true });
  });

  it('comes up in order, each part with the rights it needs and no others', async () => {
    const { consoleUrl } = await start();
    expect((await fetch(`${consoleUrl}/readyz`)).ok).toBe(true);
    await system?.agent;
    expect(seen().toSorted()).toEqual([
      'agent machine-1 as nobody',
      'bootstrap as zy_owner local',
      'join-token --cloud province --node machine-1 as zy_owner local',
      'migrate as zy_owner local',
      'pages built',
      'server as zy_app',
      'worker as zy_worker with state',
    ]);
    expect(seen().indexOf('migrate as zy_owner local')).toBeLessThan(seen().indexOf('bootstrap as zy_owner local'));
  });

  it('writes down for its owner alone what runs where, as long as it runs', async () => {
    const { describe: description, agent } = await start();
    await agent;
    const file = join(dir, 'system.json');
    expect(readSystem(file)).toEqual(description());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Object.keys(description().pids).sort()).toEqual(['agent', 'postgres', 'server', 'worker']);
    await system?.stop();
    expect(readSystem(file)).toBeNull();
  });

  it('stops the agent, the worker, the server and then the database', async () => {
    await (await start()).agent;
    const running = openLedger(join(dir, 'children.json')).entries();
    forget();
    await system?.stop();
    expect(seen()).toEqual(['agent stopped', 'worker stopped', 'server stopped']);
    expect(running.filter((child) => isRunning(child))).toEqual([]);
  });

  it('keeps its addresses and makes nothing twice the next time', async () => {
    const first = await start({ port: await freePort() });
    await first.agent;
    await first.stop();
    forget();
    const second = await start({ port: await freePort() });
    expect(second.consoleUrl).toBe(first.consoleUrl);
    await second.agent;
    expect(seen()).not.toContain('pages built');
    expect(seen().join()).not.toContain('join-token');
  });

  it('builds the pages again when a source has changed', async () => {
    await (await start()).stop();
    forget();
    writeFileSync(join(base, 'console/web/src/page.tsx'), 'second');
    await start();
    expect(seen()).toContain('pages built');
  });

  it('runs once in a folder, and says where it already does', async () => {
    const { consoleUrl } = await start();
    const second = startSystem({ dir, root: base, inherited: {}, parts: { clouds: false } });
    await expect(second).rejects.toThrow(AlreadyRunning);
    await expect(second).rejects.toThrow(`Zhengyun already runs in ${dir}: ${consoleUrl}.`);
  });

  it('goes on from where a killed one was, ending what that left running', async () => {
    const starter: ChildProcess = spawn(process.execPath, ['--input-type=module', '--eval', STARTER, dir, base], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(starter.stdout!, 'data');
    const left = openLedger(join(dir, 'children.json')).entries();
    const url = readSystem(join(dir, 'system.json'))?.consoleUrl;
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    expect(left.filter((child) => isRunning(child))).toHaveLength(4);
    const { consoleUrl } = await start();
    expect(left.filter((child) => isRunning(child))).toEqual([]);
    expect(consoleUrl).toBe(url);
  });

  it('stops all it had started when a part fails, and names the part with what it said', async () => {
    writeFileSync(
      join(base, 'console/cli/main.ts'),
      "console.error('the schema is newer than this program'); process.exit(1);",
    );
    const statuses: PartStatus[] = [];
    await expect(start({ onStatus: (status) => statuses.push(status) })).rejects.toThrow(
      /`migrate` failed \(code 1\)\. the schema is newer than this program/,
    );
    expect(statuses).toContainEqual(expect.objectContaining({ part: 'records', state: 'failed' }));
    expect(openLedger(join(dir, 'children.json')).entries()).toEqual([]);
  });

  it('answers without the agent when that can not be started', async () => {
    writeFileSync(join(base, 'agent/node/main.ts'), "console.error('no /proc here'); process.exit(1);");
    const { agent, consoleUrl } = await start();
    await expect(agent).rejects.toThrow(/agent ended with code 1, 5 times in a row.*no \/proc here/s);
    expect((await fetch(`${consoleUrl}/readyz`)).ok).toBe(true);
  });

  it('can be given up while it comes up, and starts afterwards', async () => {
    const stopping = new AbortController();
    const given = start({
      signal: stopping.signal,
      onStatus: ({ part, state }) => {
        if (part === 'console' && state === 'working') stopping.abort();
      },
    });
    await expect(given).rejects.toThrow('The start was given up.');
    expect(openLedger(join(dir, 'children.json')).entries()).toEqual([]);
    await start();
  });
});
