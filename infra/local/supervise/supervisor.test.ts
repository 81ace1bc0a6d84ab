import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChildSpec, ChildState } from './child-spec.ts';
import { openLedger } from './ledger.ts';
import { identify, isRunning } from './process-identity.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 20_000 };

/** Starts two children under a supervisor of its own and says so; it is there to be killed. */
const SUPERVISOR = `
  import { existsSync } from 'node:fs';
  import { createSupervisor } from '${join(import.meta.dirname, 'supervisor.ts')}';
  const dir = process.argv[1];
  const supervisor = createSupervisor({ dir });
  for (const name of ['first', 'second']) {
    await supervisor.start({ name, command: '/bin/sh', args: ['-c', 'sleep 600 & sleep 600'], env: { PATH: '/usr/bin:/bin' }, ready: async () => true });
  }
  process.stdout.write(JSON.stringify(supervisor.pids()));
`;

describe('a supervisor', () => {
  let dir: string;
  let supervisor: Supervisor;
  let states: string[];
  const file = (name: string): string => join(dir, name);
  const lines = (name: string): string[] =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8').trim().split('\n') : [];
  /** A child that notes each of its lives and how it was stopped. */
  const child = (name: string, changes: Partial<ChildSpec> = {}): ChildSpec => ({
    name,
    command: '/bin/sh',
    args: ['-c', `trap 'echo ${name} >> stopped; exit 0' TERM; echo life >> ${name}; while :; do sleep 0.02; done`],
    env: { PATH: '/usr/bin:/bin' },
    cwd: dir,
    ready: async () => existsSync(file(name)),
    ...changes,
  });

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhengyun-supervise-'));
    states = [];
    supervisor = createSupervisor({ dir, onState: (name, state: ChildState) => states.push(`${name} ${state}`) });
  });
  afterEach(async () => {
    await supervisor.stopAll();
    rmSync(dir, { recursive: true, force: true });
  });

  it('waits until a child is ready', async () => {
    const start = supervisor.start(child('slow', { ready: async () => existsSync(file('permission')) }));
    await expect.poll(() => lines('slow'), PATIENTLY).toEqual(['life']);
    expect(states).toEqual(['slow starting']);
    writeFileSync(file('permission'), '');
    await start;
    expect(states).toEqual(['slow starting', 'slow ready']);
  });

  it('restarts a child that was killed, and it is ready again', async () => {
    await supervisor.start(child('one'));
    const { one: pid } = supervisor.pids();
    process.kill(pid!, 'SIGKILL');
    await expect.poll(() => lines('one'), PATIENTLY).toEqual(['life', 'life']);
    await expect.poll(() => states, PATIENTLY).toEqual(['one starting', 'one ready', 'one restarting', 'one ready']);
    expect(supervisor.pids().one).not.toBe(pid);
  });

  it('takes what a crashed child itself started down with it', async () => {
    await supervisor.start(
      child('parent', { args: ['-c', 'sleep 600 & echo $! >> grandchildren; echo life >> parent; wait'] }),
    );
    const grandchild = identify(Number(lines('grandchildren')[0]))!;
    process.kill(supervisor.pids().parent!, 'SIGKILL');
    await expect.poll(() => isRunning(grandchild), PATIENTLY).toBe(false);
  });

  it('stops children in the opposite order, each by its own signal', async () => {
    await supervisor.start(child('one'));
    await supervisor.start(child('two'));
    await supervisor.start(
      child('three', {
        args: [
          '-c',
          `trap 'echo three by INT >> stopped; exit 0' INT; echo life >> three; while :; do sleep 0.02; done`,
        ],
        stopSignal: 'SIGINT',
      }),
    );
    await supervisor.stopAll();
    expect(lines('stopped')).toEqual(['three by INT', 'two', 'one']);
    expect(openLedger(file('children.json')).entries()).toEqual([]);
  });

  it('kills a child that does not stop in its time', async () => {
    await supervisor.start(
      child('stubborn', {
        args: ['-c', `trap '' TERM; echo life >> stubborn; while :; do sleep 0.02; done`],
        stopWithinMs: 50,
      }),
    );
    const stubborn = identify(supervisor.pids().stubborn!)!;
    await supervisor.stop('stubborn');
    expect(isRunning(stubborn)).toBe(false);
  });

  it('gives up a child that crashes before it was ready once, with the end of its log', async () => {
    const start = supervisor.start(
      child('broken', { args: ['-c', 'echo "the port is taken" >&2; exit 3'], ready: async () => false }),
    );
    await expect(start).rejects.toThrow(/broken ended with code 3, 5 times in a row.*the port is taken/s);
    expect(states.at(-1)).toBe('broken failed');
    expect(supervisor.pids()).toEqual({});
  });

  it('gives up a child that is not ready in its time, and ends it', async () => {
    const start = supervisor.start(child('deaf', { ready: async () => false, readyWithinMs: 200 }));
    await expect(start).rejects.toThrow(/deaf was not ready within 0\.2 s/);
    expect(openLedger(file('children.json')).entries()).toEqual([]);
  });

  it('says which program is missing', async () => {
    await expect(supervisor.start(child('absent', { command: '/no/such/program' }))).rejects.toThrow(
      /absent could not be started: .*ENOENT/,
    );
  });

  it('stops a child that is still starting, and starts none afterwards', async () => {
    const start = supervisor.start(child('slow', { ready: async () => false }));
    const refused = expect(start).rejects.toThrow(/slow was stopped before it was ready/);
    await expect.poll(() => lines('slow'), PATIENTLY).toEqual(['life']);
    await supervisor.stopAll();
    await refused;
    await expect(supervisor.start(child('late'))).rejects.toThrow(/late was not started: the system is being stopped/);
  });

  it('finds what a killed supervisor left running and ends it, group and all', async () => {
    const killed: ChildProcess = spawn(process.execPath, ['--input-type=module', '--eval', SUPERVISOR, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(killed.stdout!, 'data')) as [Buffer];
    const left = Object.values(JSON.parse(said.toString()) as Record<string, number>).map((pid) => identify(pid)!);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(left.map(isRunning)).toEqual([true, true]);
    expect(statSync(file('children.json')).mode & 0o777).toBe(0o600);
    expect(await createSupervisor({ dir }).endStale()).toEqual(['first', 'second']);
    expect(left.map(isRunning)).toEqual([false, false]);
  });

  it('leaves a process alone that merely has the number of an old child', async () => {
    const innocent = spawn('sleep', ['600'], { detached: true });
    const identity = identify(innocent.pid!)!;
    openLedger(file('children.json')).record({
      name: 'old',
      pid: innocent.pid!,
      startedAt: '1',
      stopSignal: 'SIGTERM',
    });
    expect(await createSupervisor({ dir }).endStale()).toEqual([]);
    expect(isRunning(identity)).toBe(true);
    innocent.kill('SIGKILL');
  });
});
