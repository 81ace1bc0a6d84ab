import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kubeletsOf, readEnv } from '../../env.ts';
import { makeCollector } from '../collector.ts';
import type { Reading } from '../reading.ts';
import { makeContainersReader } from './read-containers.ts';

const START = Date.parse('2026-11-22T00:00:00Z');
interface Container {
  readonly namespace?: string;
  readonly pod?: string;
  readonly cpu: number | string;
  readonly memory?: number;
  readonly startedAt?: number;
}
/** As a kubelet 1.36 prints it: with help and type lines, its own node's and pods' figures, and the instant of each. */
function printed(containers: readonly Container[], atMs = START): string {
  const families = (metric: string, unit: 'counter' | 'gauge', value: (each: Container) => number | string) => [
    `# HELP ${metric} [STABLE] …`,
    `# TYPE ${metric} ${unit}`,
    ...containers.map((each) => {
      const { namespace = 'drug', pod = 'web-0' } = each;
      return `${metric}{container="app",namespace="${namespace}",pod="${pod}"} ${value(each)} ${atMs}`;
    }),
  ];
  return [
    ...families('container_cpu_usage_seconds_total', 'counter', ({ cpu }) => cpu),
    ...families('container_memory_working_set_bytes', 'gauge', ({ memory = 1_048_576 }) => memory),
    ...families('container_start_time_seconds', 'gauge', ({ startedAt = 1.7e9 }) => startedAt),
    '# TYPE node_cpu_usage_seconds_total counter',
    `node_cpu_usage_seconds_total 123456.789 ${atMs}`,
    'pod_cpu_usage_seconds_total{namespace="drug",pod="web-0"} 99 1',
    'resource_scrape_error 0',
    '',
  ].join('\n');
}

let server: Server;
let answer: RequestListener;
let url: URL;
let clock: number;
beforeEach(async () => {
  clock = START;
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics/resource`);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const says = (text: string): void => {
  answer = (_, response) => response.end(text);
};
const settings = (changes = {}) => ({
  kubelets: new Map([['node-1', url]]),
  tokenFile: null,
  caFile: null,
  simulated: false,
  ...changes,
});
const reader = (changes = {}) => makeContainersReader(settings(changes), () => clock);
const cpuOf = (readings: readonly Reading[], namespace = 'drug') =>
  readings.find(({ metric, labels }) => metric.startsWith('container_cpu') && labels.namespace === namespace)?.value;
/** Looks with what the kubelet says then, a minute after the look before. */
async function look(read: () => Promise<Reading[]>, containers: readonly Container[], afterSeconds = 60) {
  clock += afterSeconds * 1_000;
  says(printed(containers, clock));
  return read();
}

describe('what containers use', () => {
  it('is summed up by namespace, with which node was read', async () => {
    const read = reader();
    await look(read, [{ cpu: 100 }, { pod: 'web-1', cpu: 50 }, { namespace: 'tax', cpu: 7 }]);
    const readings = await look(read, [
      { cpu: 130, memory: 2_000 },
      { pod: 'web-1', cpu: 60.5, memory: 3_000 },
      { namespace: 'tax', cpu: 8, memory: 10 },
    ]);
    expect(readings).toEqual([
      { metric: 'container_cpu_usage_seconds_total', labels: { namespace: 'drug' }, value: 40.5 },
      { metric: 'container_cpu_usage_seconds_total', labels: { namespace: 'tax' }, value: 1 },
      { metric: 'container_memory_working_set_bytes', labels: { namespace: 'drug' }, value: 5_000 },
      { metric: 'container_memory_working_set_bytes', labels: { namespace: 'tax' }, value: 10 },
      { metric: 'zhengyun_agent_kubelet_read', labels: { kubelet: 'node-1' }, value: 1 },
    ]);
  });

  it('trap 21: goes on where a container restarts and its counter falls', async () => {
    const read = reader();
    await look(read, [{ cpu: 100 }]);
    await look(read, [{ cpu: 110 }]);
    expect(cpuOf(await look(read, [{ cpu: 3 }]))).toBe(13);
  });

  it('counts a pod that began since with all it has, and one that was there before from now on', async () => {
    const read = reader();
    await look(read, [{ cpu: 100 }]);
    const since = (clock + 30_000) / 1_000;
    const readings = await look(read, [
      { cpu: 100 },
      { pod: 'new', cpu: 20, startedAt: since },
      { pod: 'old', cpu: 9_000, startedAt: 1.7e9 },
    ]);
    expect(cpuOf(readings)).toBe(20);
  });

  it('keeps what a pod used that is gone, and says nothing of a namespace without any', async () => {
    const read = reader();
    await look(read, [{ cpu: 100 }, { pod: 'gone', cpu: 100 }, { namespace: 'tax', cpu: 1 }]);
    await look(read, [{ cpu: 110 }, { pod: 'gone', cpu: 130 }, { namespace: 'tax', cpu: 2 }]);
    const readings = await look(read, [{ cpu: 111 }]);
    expect(cpuOf(readings)).toBe(41);
    expect(cpuOf(readings, 'tax')).toBeUndefined();
  });

  it('loses nothing over a gap in which the kubelet was away', async () => {
    const read = reader();
    await look(read, [{ cpu: 100 }]);
    answer = (_, response) => response.writeHead(503).end();
    await expect(read()).rejects.toThrow('node-1 was not read');
    expect(cpuOf(await look(read, [{ cpu: 700 }], 600))).toBe(600);
  });

  it('says of every series that it is played where it is', async () => {
    const readings = await look(reader({ simulated: true }), [{ cpu: 1 }]);
    expect(readings.every(({ labels }) => labels.simulated === 'true')).toBe(true);
  });
});

describe('a kubelet that can’t be believed', () => {
  it.each([
    ['no number', printed([{ cpu: 'NaN' }])],
    ['less than nothing', printed([{ cpu: -1 }])],
    ['without end', printed([{ cpu: '+Inf' }])],
    ['old figures', printed([{ cpu: 1 }], START - 600_000)],
    ['that it could not look', printed([{ cpu: 1 }]).replace('scrape_error 0', 'scrape_error 1')],
    ['too many containers', printed(Array.from({ length: 10_001 }, (_, n) => ({ pod: `p${n}`, cpu: 1 })))],
    ['too many namespaces', printed(Array.from({ length: 1_001 }, (_, n) => ({ namespace: `n${n}`, cpu: 1 })))],
  ])('says %s, and nothing of it is sent', async (_, text) => {
    says(text);
    await expect(reader()()).rejects.toThrow();
  });

  it('has a processor time that no machine gives: the look is dropped and the next begins anew', async () => {
    const read = reader();
    await look(read, [{ cpu: 100 }]);
    await expect(look(read, [{ cpu: 1e9 }])).rejects.toThrow('can’t have used'.replace('’', "'"));
    expect(cpuOf(await look(read, [{ cpu: 101 }]))).toBe(0);
    expect(cpuOf(await look(read, [{ cpu: 105 }]))).toBe(4);
  });

  it('answers without end, and is cut off', async () => {
    answer = (_, response) => {
      const line = `${'#'.repeat(65_535)}\n`;
      const more = (): void => {
        while (response.write(line));
        response.once('drain', more);
      };
      more();
    };
    await expect(reader()()).rejects.toThrow('more than');
  });

  it.each([
    ['refuses', (_: unknown, response: Parameters<RequestListener>[1]) => response.writeHead(401).end()],
    [
      'sends elsewhere',
      (_: unknown, response: Parameters<RequestListener>[1]) => response.writeHead(302, { location: '/' }).end(),
    ],
    [
      'breaks off',
      (_: unknown, response: Parameters<RequestListener>[1]) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('container_cpu', () => response.destroy());
      },
    ],
  ])('%s, and costs no other collector', async (_, act) => {
    answer = act as RequestListener;
    const { readings, failed } = await makeCollector('/proc', settings())();
    expect(failed.map(({ collector }) => collector)).toEqual(['containers']);
    expect(readings.some(({ metric }) => metric === 'node_memory_MemTotal_bytes')).toBe(true);
  });

  it('is one of two, and without it nothing is said of either', async () => {
    says(printed([{ cpu: 1 }]));
    const dead = new URL('http://127.0.0.1:1/metrics/resource');
    const two = new Map([
      ['node-1', url],
      ['node-2', dead],
    ]);
    await expect(reader({ kubelets: two })()).rejects.toThrow('node-2 was not read');
  });
});

describe('the way to kubelets', () => {
  const env = {
    ZHENGYUN_GATEWAY_URL: 'https://g:1',
    ZHENGYUN_GATEWAY_CA: 'ca',
    ZHENGYUN_JOIN_TOKEN_FILE: 't',
    ZHENGYUN_AGENT_DATA: 'd',
  };

  it('is off unless one is named', () => {
    expect(kubeletsOf(readEnv(env))).toBeNull();
    const two = kubeletsOf(
      readEnv({ ...env, ZHENGYUN_KUBELETS: 'a=https://10.0.0.1:10250/metrics/resource b=http://x/' }),
    );
    expect([...(two?.kubelets.keys() ?? [])]).toEqual(['a', 'b']);
  });

  it.each(['a', 'a=ftp://x', 'A=https://x', 'a=https://x a=https://y'])('is refused as %s', (text) => {
    expect(() => readEnv({ ...env, ZHENGYUN_KUBELETS: text })).toThrow('ZHENGYUN_KUBELETS');
  });

  it('sends the token as the file has it now', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kubelet-'));
    const tokenFile = join(folder, 'token');
    const sent: (string | undefined)[] = [];
    answer = (request, response) => {
      sent.push(request.headers.authorization);
      response.end(printed([]));
    };
    const read = reader({ tokenFile });
    for (const token of ['one', 'two']) {
      await writeFile(tokenFile, `${token}\n`);
      await read();
    }
    await rm(folder, { recursive: true });
    expect(sent).toEqual(['Bearer one', 'Bearer two']);
  });
});
