import type { TimeSeries } from '@zhengyun/protocol/series.ts';
import { z } from 'zod';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { type AcceptedSeries, type Judgement, judgeBatch } from './batch-rules.ts';
import { insertBatch, mergeMinutes, tenantsOf } from './minute-store.ts';
import { CLOCK_REASON, clockVerdict } from './node-rules.ts';
import { type LockedNode, lockNode, noteSeen } from './node-store.ts';
import { quarantineNode } from './quarantine-node.ts';
import { releaseNode } from './release-node.ts';
import { rollUp } from './roll-up-rules.ts';

const batchSchema = z.strictObject({
  bootId: z.uuid(),
  sequence: z.int().min(1),
  /** The node's wall clock as it sent, epoch milliseconds. */
  sentAtMs: z.int(),
  agentVersion: z.string(),
  contentHash: z.instanceof(Buffer),
  /** Decoded by the protocol; judged sample by sample below. */
  series: z.custom<readonly TimeSeries[]>(Array.isArray),
});
type Batch = z.output<typeof batchSchema>;

export type IngestResult =
  | { readonly kind: 'quarantined'; readonly reason: string; readonly skewMs: number }
  | {
      readonly kind: 'stored' | 'repeated';
      readonly skewMs: number;
      readonly stored: number;
      readonly rejected: Judgement['rejected'];
      readonly accepted: readonly AcceptedSeries[];
      /** What the console stamps on everything this node sends. */
      readonly stamp: { readonly node: string; readonly cloud: string; readonly tier: string };
      /** Tenants by namespace, for the namespaces in `accepted` that are a tenant's. */
      readonly departments: ReadonlyMap<string, string>;
    };

/** Stores what was not stored before; whether this batch had been. Other content under the same name is BATCH_CONFLICT. */
async function store(
  { ctx, tx }: VerbScope,
  node: LockedNode,
  batch: Batch,
): Promise<Extract<IngestResult, { kind: 'stored' | 'repeated' }>> {
  const { accepted, rejected } = judgeBatch(batch.series, ctx.now);
  const stored = accepted.reduce((sum, series) => sum + series.samples.length, 0);
  const turnedAway = rejected.reduce((sum, { count }) => sum + count, 0);
  const { bootId, sequence, contentHash } = batch;
  const counts = { samples: stored, rejected: turnedAway };
  const before = await insertBatch(tx, {
    nodeId: node.id,
    bootId,
    sequence,
    contentHash,
    receivedAt: ctx.now,
    ...counts,
  });
  if (before && !before.equals(contentHash)) throw new DomainError('BATCH_CONFLICT', { bootId, sequence });
  const namespaces = [...new Set(accepted.flatMap(({ namespace }) => namespace ?? []))];
  const departments = await tenantsOf(tx, node.cloudId, namespaces);
  const stamp = { node: node.name, cloud: node.cloudSlug, tier: node.tier };
  const result = { skewMs: batch.sentAtMs - ctx.now.getTime(), stored, rejected, accepted, stamp, departments };
  if (before) return { ...result, kind: 'repeated' };
  await mergeMinutes(tx, { nodeId: node.id, cloudId: node.cloudId, departments }, rollUp(accepted));
  return { ...result, kind: 'stored' };
}

/**
 * Takes one batch of the calling agent: idempotent by (node, boot, sequence), each sample judged alone, node and cloud stamped
 * from the certificate, the tenant from the workload's namespace. A node whose clock is more than ten minutes off is put in
 * quarantine, it alone, and leaves when its clock is right again. One audit row a run of the agent, not a batch.
 */
export const ingestBatch = ingest({
  event: 'fleet.batch-ingested',
  allow: ['agent'],
  input: batchSchema,
  async store({ ctx, tx }, batch): Promise<{ result: IngestResult; audit?: AuditFact }> {
    const node = ctx.actor.kind === 'agent' ? await lockNode(tx, ctx.actor.nodeId) : null;
    if (!node) throw new DomainError('CERTIFICATE_INVALID');
    const skewMs = batch.sentAtMs - ctx.now.getTime();
    const verdict = clockVerdict(skewMs, node.quarantine);
    const taken = verdict === 'take' || verdict === 'release';
    const bootId = taken ? batch.bootId : node.bootId;
    await noteSeen(tx, node.id, { at: ctx.now, bootId, agentVersion: batch.agentVersion, skewMs });
    if (verdict === 'quarantine') await quarantineNode.within({ ctx, tx }, { nodeId: node.id, reason: CLOCK_REASON });
    if (!taken) return { result: { kind: 'quarantined', reason: node.quarantine?.reason ?? CLOCK_REASON, skewMs } };
    if (verdict === 'release') await releaseNode.within({ ctx, tx }, { nodeId: node.id });
    const result = await store({ ctx, tx }, node, batch);
    if (node.bootId === batch.bootId) return { result };
    const detail = {
      name: node.name,
      bootId: batch.bootId,
      agentVersion: batch.agentVersion,
      sequence: batch.sequence,
    };
    return { result, audit: { object: { kind: 'node', id: node.id }, detail } };
  },
});
