import { createHash } from 'node:crypto';
import type { IngestResult } from '@zhengyun/domain/fleet/batch-store.ts';
import { ingestBatch } from '@zhengyun/domain/fleet/ingest-batch.ts';
import type { Actor } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { parse } from '@zhengyun/domain/verb/parse.ts';
import {
  AGENT_VERSION_HEADER,
  BOOT_HEADER,
  batchHeadersSchema,
  REMOTE_WRITE_HEADERS,
  SENT_AT_HEADER,
  SEQUENCE_HEADER,
  WRITE_PATH,
} from '@zhengyun/protocol/headers.ts';
import type { WriteAnswer } from '@zhengyun/protocol/messages.ts';
import { MAX_PACKED_BYTES, unpack } from '@zhengyun/protocol/pack.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GatewayParts } from './gateway-app.ts';
import { identifyPeer } from './identify-peer.ts';
import { WireRefusal } from './refusals.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The node that calls, once its certificate is checked. */
    agent: Extract<Actor, { kind: 'agent' }> | null;
  }
}

/** Rejected samples named in an answer; the rest are counted. */
const NAMED_REJECTIONS = 20;

/** Remote write 1.0 only: a 2.0 body taken for 1.0 would be stored as nothing and acknowledged. */
function requireRemoteWrite(request: FastifyRequest): void {
  const type = request.headers['content-type']?.replaceAll(' ', '') ?? '';
  const version = request.headers['x-prometheus-remote-write-version']?.toString() ?? '0.1.0';
  const spoken = type === REMOTE_WRITE_HEADERS['content-type'] && request.headers['content-encoding'] === 'snappy';
  if (!spoken || !version.startsWith('0.1.'))
    throw new WireRefusal(415, 'BATCH_MALFORMED', 'only remote write 1.0 (protobuf in snappy) is taken here');
}

function batchOf(request: FastifyRequest): Parameters<typeof ingestBatch>[1] {
  const headers = parse(batchHeadersSchema, request.headers);
  const body = request.body as Buffer;
  return {
    bootId: headers[BOOT_HEADER],
    sequence: headers[SEQUENCE_HEADER],
    sentAtMs: headers[SENT_AT_HEADER],
    agentVersion: headers[AGENT_VERSION_HEADER],
    contentHash: createHash('sha256').update(body).digest(),
    series: unpack(body),
  };
}

function answerOf(result: Exclude<IngestResult, { kind: 'quarantined' }>): WriteAnswer {
  return {
    stored: result.stored,
    repeated: result.kind === 'repeated',
    rejected: result.rejected.slice(0, NAMED_REJECTIONS).map((each) => ({ ...each })),
    rejectedTotal: result.rejected.reduce((sum, { count }) => sum + count, 0),
    clockSkewMs: result.skewMs,
  };
}

function count({ batches, samples }: GatewayParts['metrics'], result: IngestResult): void {
  batches.inc({ outcome: result.kind });
  if (result.kind !== 'stored') return;
  samples.inc({ outcome: 'stored' }, result.stored);
  for (const { reason, count: times } of result.rejected) samples.inc({ outcome: reason }, times);
}

/** `POST /api/v1/write`: one batch of a node, stored once however often it is sent. */
export async function writeRoute(app: FastifyInstance, parts: GatewayParts): Promise<void> {
  app.addContentTypeParser(REMOTE_WRITE_HEADERS['content-type'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.decorateRequest('agent', null);
  app.addHook('onRequest', async (request) => {
    requireRemoteWrite(request);
    const actor = { kind: 'job', task: 'gateway' } as const;
    request.agent = await identifyPeer(request, { actor, now: parts.now(), db: parts.db, traceId: request.id });
  });
  app.post(WRITE_PATH, { bodyLimit: MAX_PACKED_BYTES }, async (request, reply) => {
    if (!request.agent) throw new WireRefusal(401, 'CERTIFICATE_INVALID', 'no certificate');
    const context: Context = { actor: request.agent, now: parts.now(), db: parts.db, traceId: request.id };
    const result = await ingestBatch(context, batchOf(request));
    count(parts.metrics, result);
    if (result.kind === 'quarantined') {
      const why = `this node is in quarantine (${result.reason}), its clock is off by ${result.skewMs} ms: keep the samples`;
      throw new WireRefusal(403, 'NODE_QUARANTINED', why);
    }
    if (result.kind === 'stored') parts.forward(result);
    reply.header('x-prometheus-remote-write-samples-written', result.stored);
    return reply.send(answerOf(result));
  });
}
