import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeMetrics } from '../metrics.ts';
import type { SpoolRecord } from '../spool/record.ts';
import { Spool } from '../spool/spool.ts';
import { makeBackoff } from './backoff.ts';
import type { GatewayAnswer, GatewayClient } from './gateway-client.ts';
import { runSender, type SenderParts } from './sender.ts';
import { setAside } from './set-aside.ts';

const BOOT = '00000000-0000-4000-8000-00000000000a';
const record = (sequence: number): SpoolRecord => ({
  bootId: BOOT,
  sequence,
  takenAtMs: 1,
  samples: 10,
  packed: Buffer.from(`batch ${sequence}`),
});
const answer = (over: Partial<GatewayAnswer>): GatewayAnswer => ({
  status: 200,
  code: null,
  reason: '',
  body: { stored: 10, repeated: false, rejected: [], rejectedTotal: 0, clockSkewMs: 1_500 },
  retryAfterSeconds: null,
  ...over,
});

let dir: string;
let spool: Spool;
let tried: number[];
let script: Record<number, Partial<GatewayAnswer>[]>;
let parts: SenderParts;
let notKnown: number;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sender-'));
  tried = [];
  script = {};
  notKnown = 0;
  const now = () => 1_000;
  spool = await Spool.open({
    dir,
    maxBytes: 1e6,
    maxAgeMs: 1e9,
    segmentBytes: 1e5,
    now,
    tellOf: () => record(99),
  });
  const client: GatewayClient = {
    async post(_path, headers) {
      const sequence = Number(headers['x-zhengyun-sequence']);
      tried.push(sequence);
      return answer(script[sequence]?.shift() ?? {});
    },
    become: () => undefined,
    close: () => undefined,
  };
  parts = {
    spool,
    client,
    backoff: { next: () => 1, reset: () => undefined },
    metrics: makeMetrics(),
    log: () => undefined,
    now,
    agentVersion: '0',
    setAside: (each) => setAside(join(dir, 'aside'), each),
    notKnown: async () => {
      notKnown += 1;
    },
    paceMs: 0,
    holdMs: 1,
  };
});
afterEach(() => rm(dir, { recursive: true }));

/** Runs the sender until the spool is empty, then stops it. */
async function run(): Promise<void> {
  const stop = new AbortController();
  const running = runSender(parts, stop.signal);
  await expect.poll(() => spool.stats().bytes, { interval: 2, timeout: 20_000 }).toBe(0);
  stop.abort();
  await running;
}
const counted = async (name: string) => (await parts.metrics.registry.getSingleMetric(name)?.get())?.values;

describe('the sender', () => {
  it('sends the oldest first, each once', async () => {
    for (const sequence of [1, 2, 3]) await spool.append(record(sequence));
    await run();
    expect(tried).toEqual([1, 2, 3]);
    expect(await counted('zhengyun_agent_samples_sent_total')).toMatchObject([{ value: 30 }]);
    expect(await counted('zhengyun_agent_clock_skew_seconds')).toMatchObject([{ value: 1.5 }]);
  });

  it.each([
    ['no answer', { status: null }],
    ['a fault of the gateway', { status: 500 }],
    ['a gateway that asks for patience', { status: 429, retryAfterSeconds: 1 }],
  ])('tries again after %s and keeps the order', async (_, refusal) => {
    script[1] = [refusal, refusal];
    for (const sequence of [1, 2]) await spool.append(record(sequence));
    await run();
    expect(tried).toEqual([1, 1, 1, 2]);
  });

  it('sets a poisoned batch aside, once, and goes on', async () => {
    script[1] = [{ status: 400, code: 'BATCH_MALFORMED' }];
    for (const sequence of [1, 2]) await spool.append(record(sequence));
    await run();
    expect(tried).toEqual([1, 2]);
    expect(await readdir(join(dir, 'aside'))).toEqual([`${BOOT}-1.snappy`]);
    expect(await counted('zhengyun_agent_samples_set_aside_total')).toMatchObject([{ value: 10 }]);
  });

  it('holds everything while the node is in quarantine, and loses nothing', async () => {
    script[1] = [
      { status: 403, code: 'NODE_QUARANTINED' },
      { status: 403, code: 'NODE_QUARANTINED' },
    ];
    for (const sequence of [1, 2]) await spool.append(record(sequence));
    await run();
    expect(tried).toEqual([1, 1, 1, 2]);
    expect(notKnown).toBe(0);
  });

  it('says so when the gateway no longer knows this node', async () => {
    script[1] = [{ status: 401, code: 'CERTIFICATE_REVOKED' }];
    await spool.append(record(1));
    await run();
    expect(notKnown).toBe(1);
    expect(tried).toEqual([1, 1]);
  });

  it('stops at once while it waits for something to send', async () => {
    const stop = new AbortController();
    const running = runSender(parts, stop.signal);
    stop.abort();
    await expect(running).resolves.toBeUndefined();
  });
});

describe('pauses between attempts', () => {
  it('double up to a minute, spread over the upper half of each step', () => {
    const least = makeBackoff(() => 0);
    expect(Array.from({ length: 9 }, () => least.next())).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
    const most = makeBackoff(() => 1);
    expect(most.next()).toBe(1_000);
    most.reset();
    expect(most.next()).toBe(1_000);
  });

  it('are never shorter than what the gateway asks for, within reason', () => {
    const backoff = makeBackoff(() => 0);
    expect(backoff.next(20)).toBe(20_000);
    expect(backoff.next(86_400)).toBe(600_000);
  });
});
