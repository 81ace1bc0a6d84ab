import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCollector } from '@zhengyun/node/collect/collector.ts';
import { Membership } from '@zhengyun/node/enrol/membership.ts';
import { makeMetrics } from '@zhengyun/node/metrics.ts';
import { gatewayClient } from '@zhengyun/node/send/gateway-client.ts';
import { runSender } from '@zhengyun/node/send/sender.ts';
import { setAside } from '@zhengyun/node/send/set-aside.ts';
import { Spool } from '@zhengyun/node/spool/spool.ts';
import { numbering, takeOnce, tellOf } from '@zhengyun/node/take.ts';
import { expect } from 'vitest';

const BACKOFF = { next: () => 5, reset: () => undefined };
const MIB = 1_048_576;

export interface AgentPlace {
  /** Its folder, kept over restarts. */
  readonly data: string;
  readonly node: string;
  readonly kubelet: URL;
  readonly gateway: URL;
  /** File with the certificate of the gateway's authority. */
  readonly ca: string;
  readonly now: () => number;
}

/** A run of the node agent, put together as its `main.ts` does but for signals and timers: it takes and sends when it is told to. */
export async function startAgent({ data, node, kubelet, gateway, ca, now }: AgentPlace) {
  const log = () => undefined;
  const metrics = makeMetrics();
  const numbers = numbering(randomUUID());
  const spool = await Spool.open({
    dir: join(data, 'spool'),
    maxBytes: 64 * MIB,
    maxAgeMs: 30 * 86_400_000,
    segmentBytes: 4 * MIB,
    now,
    tellOf: (gap) => tellOf(numbers, gap),
  });
  const client = gatewayClient(gateway, ca);
  const tokenFile = join(data, 'token');
  const identityFile = join(data, 'identity.json');
  const common = { client, agentVersion: '1', metrics, log, now, backoff: BACKOFF };
  const membership = new Membership({ ...common, identityFile, tokenFile, nodeName: node, lookMs: 5 });
  const kubelets = { kubelets: new Map([[node, kubelet]]), tokenFile: null, caFile: null, simulated: false };
  const collect = makeCollector(join(data, 'no-proc'), kubelets, now);
  const take = () => takeOnce({ collect, own: async () => [], spool, numbers, metrics, log, now, intervalMs: 60_000 });
  return {
    take,
    /** Joins with `token`, or with the certificate of an earlier run. */
    async join(token?: string) {
      if (token !== undefined) await writeFile(tokenFile, token);
      await membership.join(new AbortController().signal);
    },
    /** Sends all that the spool holds. */
    async send() {
      const stop = new AbortController();
      const aside = (record: Parameters<typeof setAside>[1]) => setAside(join(data, 'set-aside'), record);
      const sending = runSender(
        { ...common, spool, setAside: aside, notKnown: () => membership.joinAnew(), paceMs: 0, holdMs: 5 },
        stop.signal,
      );
      await expect.poll(() => spool.stats().bytes, { interval: 5, timeout: 30_000 }).toBe(0);
      stop.abort();
      await sending;
    },
    async stop() {
      client.close();
      await spool.close();
    },
  };
}
