import type { TimeSeries } from '@zhengyun/protocol/series.ts';
import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { judgedApart } from '../verb/judged-apart.ts';
import type { AuditFact } from '../verb/record.ts';
import { type IngestResult, storeBatch } from './batch-store.ts';
import { CLOCK_REASON, clockVerdict } from './node-rules.ts';
import { lockNode, noteSeen } from './node-store.ts';
import { quarantineNode } from './quarantine-node.ts';
import { releaseNode } from './release-node.ts';

const batchSchema = judgedApart(
  ['series'],
  z.strictObject({
    bootId: z.uuid(),
    sequence: z.int().min(1),
    /** The node's wall clock as it sent, epoch milliseconds. */
    sentAtMs: z.int(),
    agentVersion: z.string(),
    contentHash: z.instanceof(Buffer),
    /** Decoded by the protocol; judged series by series below, so that a bad text in one does not cost its neighbours. */
    series: z.custom<readonly TimeSeries[]>(Array.isArray),
  }),
);
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
    const result = await storeBatch({ ctx, tx }, node, batch);
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
