import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedger } from '../supervise/ledger.ts';
import { isRunning } from '../supervise/process-identity.ts';
import { type ApiClient, connectApi } from './api-client.ts';

const RUN = join(import.meta.dirname, 'run-clusters.ts');
const START_MS = 90_000;

describe('local clusters that were killed, supervisor and all', () => {
  let dir: string;
  let runner: ChildProcess;
  const start = async (): Promise<string> => {
    runner = spawn(process.execPath, [RUN, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [files] = (await once(runner.stdout!, 'data')) as [Buffer];
    return readFileSync(files.toString().split('\n')[0]!, 'utf8');
  };
  const connected = async <T>(kubeconfig: string, work: (api: ApiClient) => Promise<T>): Promise<T> => {
    const api = connectApi(kubeconfig);
    try {
      return await work(api);
    } finally {
      api.close();
    }
  };

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhengyun-clusters-'));
  });
  afterAll(async () => {
    runner.kill('SIGKILL');
    await openLedger(join(dir, 'children.json')).endStale(1_000);
    rmSync(dir, { recursive: true, force: true });
  });

  it(
    'come back with all they held, at the same address, under the same kubeconfig',
    async () => {
      const before = await start();
      await connected(before, async (api) => {
        const body = { metadata: { name: 'kept' }, data: { written: 'just before the end' } };
        await api.call({ method: 'POST', path: '/api/v1/namespaces/default/configmaps', body });
      });
      const left = openLedger(join(dir, 'children.json')).entries();
      expect(left.map((child) => child.name).sort()).toContain('cities-simulation');
      runner.kill('SIGKILL');
      for (const { pid } of left.filter((child) => child.name === 'etcd')) process.kill(pid, 'SIGKILL');
      await once(runner, 'exit');
      const after = await start();
      expect(after).toBe(before);
      expect(left.filter(isRunning)).toEqual([]);
      await connected(after, async (api) => {
        const kept = await api.call({ method: 'GET', path: '/api/v1/namespaces/default/configmaps/kept' });
        expect(kept).toMatchObject({ data: { written: 'just before the end' } });
      });
      const running = openLedger(join(dir, 'children.json')).entries();
      runner.kill('SIGTERM');
      await once(runner, 'exit');
      expect(running.filter(isRunning)).toEqual([]);
    },
    2 * START_MS,
  );
});
