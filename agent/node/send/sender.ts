import { setTimeout as sleep } from 'node:timers/promises';
import {
  AGENT_VERSION_HEADER,
  BOOT_HEADER,
  REMOTE_WRITE_HEADERS,
  SENT_AT_HEADER,
  SEQUENCE_HEADER,
  WRITE_PATH,
} from '@zhengyun/protocol/headers.ts';
import { writeAnswerSchema } from '@zhengyun/protocol/messages.ts';
import { type AfterSending, afterSending } from '@zhengyun/protocol/retry.ts';
import type { Log } from '../log.ts';
import type { AgentMetrics } from '../metrics.ts';
import type { SpoolRecord } from '../spool/record.ts';
import type { Spool } from '../spool/spool.ts';
import type { Backoff } from './backoff.ts';
import type { GatewayAnswer, GatewayClient } from './gateway-client.ts';

export interface SenderParts {
  readonly spool: Spool;
  readonly client: GatewayClient;
  readonly backoff: Backoff;
  readonly metrics: AgentMetrics;
  readonly log: Log;
  readonly now: () => number;
  readonly agentVersion: string;
  /** Keeps a batch that will never be taken. */
  readonly setAside: (record: SpoolRecord) => Promise<void>;
  /** Told when the gateway no longer knows this node; may join anew. */
  readonly notKnown: () => Promise<void>;
  /** Milliseconds between two batches while catching up, so a province that comes back is no flood. */
  readonly paceMs: number;
  /** Milliseconds between two attempts while the node itself is refused. */
  readonly holdMs: number;
}

const HOLDS_FOR_NEW_IDENTITY: readonly (string | null)[] = ['CERTIFICATE_INVALID', 'CERTIFICATE_REVOKED'];

/** Sends one record and says what to do with it. */
async function send(parts: SenderParts, record: SpoolRecord): Promise<{ next: AfterSending; answer: GatewayAnswer }> {
  const headers = {
    ...REMOTE_WRITE_HEADERS,
    [BOOT_HEADER]: record.bootId,
    [SEQUENCE_HEADER]: String(record.sequence),
    [SENT_AT_HEADER]: String(parts.now()),
    [AGENT_VERSION_HEADER]: parts.agentVersion,
  };
  const answer = await parts.client.post(WRITE_PATH, headers, record.packed);
  return { next: afterSending(answer.status), answer };
}

/** Notes what the gateway said about a batch it took. */
function noteTaken({ metrics, log }: SenderParts, record: SpoolRecord, answer: GatewayAnswer): void {
  metrics.sent.inc(record.samples);
  const said = writeAnswerSchema.safeParse(answer.body);
  if (!said.success) return;
  metrics.clockSkew.set(said.data.clockSkewMs / 1_000);
  metrics.rejected.inc(said.data.rejectedTotal);
  if (said.data.rejectedTotal > 0) log('warn', 'the console turned samples away', { rejected: said.data.rejected });
}

/** Does what `next` says; the pause until the next attempt, milliseconds. */
async function settle(
  parts: SenderParts,
  record: Awaited<ReturnType<Spool['oldest']>> & object,
  { next, answer }: { next: AfterSending; answer: GatewayAnswer },
): Promise<number> {
  if (next === 'done') {
    noteTaken(parts, record, answer);
    parts.backoff.reset();
    await parts.spool.acknowledge(record);
    return parts.paceMs;
  }
  parts.metrics.failures.inc({ code: answer.code ?? String(answer.status ?? 'no-answer') });
  if (next === 'set-aside') {
    parts.log('error', 'a batch will never be taken and is set aside', {
      sequence: record.sequence,
      why: answer.reason,
    });
    await parts.setAside(record);
    parts.metrics.setAside.inc(record.samples);
    await parts.spool.acknowledge(record);
    return parts.paceMs;
  }
  parts.log('warn', 'a batch was not taken and is kept', { next, status: answer.status, why: answer.reason });
  if (next === 'hold') {
    if (HOLDS_FOR_NEW_IDENTITY.includes(answer.code)) await parts.notKnown();
    return parts.holdMs;
  }
  return parts.backoff.next(answer.retryAfterSeconds);
}

/**
 * Sends the spool's records, oldest first, one at a time, until `signal` aborts; each stays in the spool until the gateway
 * has it or will never have it. Resolves when the last exchange is settled.
 */
export async function runSender(parts: SenderParts, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', () => parts.spool.wake(), { once: true });
  while (!signal.aborted) {
    const more = parts.spool.nextAppend();
    const record = await parts.spool.oldest();
    if (!record) {
      await more;
      continue;
    }
    const pause = await settle(parts, record, await send(parts, record));
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}
