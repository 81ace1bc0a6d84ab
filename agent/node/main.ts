import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { makeCollector } from './collect/collector.ts';
import { Membership } from './enrol/membership.ts';
import { kubeletsOf, readEnv } from './env.ts';
import { logLines } from './log.ts';
import { makeMetrics, observeSpool, readOwn } from './metrics.ts';
import { makeBackoff } from './send/backoff.ts';
import { gatewayClient } from './send/gateway-client.ts';
import { runSender } from './send/sender.ts';
import { setAside } from './send/set-aside.ts';
import { Spool } from './spool/spool.ts';
import { numbering, runTaking, tellOf } from './take.ts';
import { AGENT_VERSION } from './version.ts';

const MIB = 1_048_576;
const DAY_MS = 86_400_000;

const env = readEnv();
const log = logLines;
const now = Date.now;
const data = env.ZHENGYUN_AGENT_DATA;
const metrics = makeMetrics();
const numbers = numbering(randomUUID());
const maxBytes = env.ZHENGYUN_SPOOL_MIB * MIB;
const spool = await Spool.open({
  dir: join(data, 'spool'),
  maxBytes,
  maxAgeMs: env.ZHENGYUN_SPOOL_DAYS * DAY_MS,
  segmentBytes: Math.min(4 * MIB, maxBytes / 8),
  now,
  tellOf: (gap) => tellOf(numbers, gap),
});
observeSpool(metrics, spool);
const client = gatewayClient(new URL(env.ZHENGYUN_GATEWAY_URL), env.ZHENGYUN_GATEWAY_CA);
const membership = new Membership({
  client,
  identityFile: join(data, 'identity.json'),
  tokenFile: env.ZHENGYUN_JOIN_TOKEN_FILE,
  nodeName: env.ZHENGYUN_NODE_NAME,
  agentVersion: AGENT_VERSION,
  metrics,
  log,
  now,
  backoff: makeBackoff(Math.random),
  lookMs: 2_000,
});

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
const { signal } = stopping;

const exposition =
  env.ZHENGYUN_AGENT_METRICS_PORT === 0
    ? null
    : createServer(async (_, response) => {
        response.setHeader('content-type', metrics.registry.contentType);
        response.end(await metrics.registry.metrics());
      }).listen(env.ZHENGYUN_AGENT_METRICS_PORT, '127.0.0.1');

log('info', 'reading this host', { bootId: numbers.bootId, intervalSeconds: env.ZHENGYUN_INTERVAL_SECONDS });
// Reading starts before joining: what is taken meanwhile waits in the spool.
const taking = runTaking(
  {
    collect: makeCollector(env.ZHENGYUN_PROC, kubeletsOf(env)),
    own: () => readOwn(metrics),
    spool,
    numbers,
    metrics,
    log,
    now,
    intervalMs: env.ZHENGYUN_INTERVAL_SECONDS * 1_000,
  },
  signal,
);
await membership.join(signal);
const sending = runSender(
  {
    spool,
    client,
    backoff: makeBackoff(Math.random),
    metrics,
    log,
    now,
    agentVersion: AGENT_VERSION,
    setAside: (record) => setAside(join(data, 'set-aside'), record),
    notKnown: () => membership.joinAnew(),
    paceMs: 50,
    holdMs: 30_000,
  },
  signal,
);
await Promise.all([taking, sending, membership.stayMember(signal)]);
await spool.close();
client.close();
exposition?.close();
log('info', 'stopped; what is not sent yet is in the spool');
