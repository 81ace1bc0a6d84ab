import { request } from 'node:http';
import { logLines } from '../log.ts';
import { makeMetrics } from '../metrics.ts';
import { makeBackoff } from '../send/backoff.ts';
import type { GatewayClient } from '../send/gateway-client.ts';
import { runSender } from '../send/sender.ts';
import { Spool } from '../spool/spool.ts';

/**
 * Child of the kill test: the agent's spool and sender, taking as fast as the disk allows. Says `taken <sequence>` over IPC
 * when a record lasts. Arguments: folder, boot id, port of the receiver.
 */
const [dir = '', bootId = '', port = ''] = process.argv.slice(2);

/** The wire without TLS: what is tested here is what survives, not who may speak. */
const client: GatewayClient = {
  become: () => undefined,
  close: () => undefined,
  post: (path, headers, body) =>
    new Promise((resolve) => {
      const nothing = { status: null, code: null, reason: 'no answer', body: null, retryAfterSeconds: null };
      const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
        response.resume();
        response.on('end', () => resolve({ ...nothing, status: response.statusCode ?? null }));
        response.on('error', () => resolve(nothing));
      });
      outgoing.on('error', () => resolve(nothing));
      outgoing.end(body);
    }),
};

const tellOf = () => {
  throw new Error('nothing may be dropped in this test');
};
const spool = await Spool.open({ dir, maxBytes: 1e9, maxAgeMs: 1e9, segmentBytes: 4_000, now: Date.now, tellOf });
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
// Listening keeps the process alive while it waits for nothing else.
process.on('message', () => undefined);
const sending = runSender(
  {
    spool,
    client,
    backoff: { next: () => 2, reset: makeBackoff(Math.random).reset },
    metrics: makeMetrics(),
    log: (level, message, facts) => (level === 'error' ? logLines(level, message, facts) : undefined),
    now: Date.now,
    agentVersion: 'test',
    setAside: async () => {
      throw new Error('nothing may be set aside in this test');
    },
    notKnown: async () => undefined,
    paceMs: 0,
    holdMs: 1,
  },
  stop.signal,
);
for (let sequence = 1; sequence <= 120 && !stop.signal.aborted; sequence += 1) {
  const packed = Buffer.from(`${bootId} ${sequence} `.repeat(1 + (sequence % 40)));
  await spool.append({ bootId, sequence, takenAtMs: Date.now(), samples: 1, packed });
  process.send?.(sequence);
}
process.send?.('all taken');
await sending;
process.disconnect();
