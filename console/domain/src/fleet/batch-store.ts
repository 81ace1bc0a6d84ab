import type { TimeSeries } from '@zhengyun/protocol/series.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { type AcceptedSeries, type Judgement, judgeBatch } from './batch-rules.ts';
import { insertBatch, mergeMinutes, tenantsOf } from './minute-store.ts';
import type { LockedNode } from './node-store.ts';
import { rollUp } from './roll-up-rules.ts';
import { sumUsage } from './usage-store.ts';

/** One batch as it arrived: its name, its content's hash and what it unpacks to. */
export interface Batch {
  readonly bootId: string;
  readonly sequence: number;
  readonly sentAtMs: number;
  readonly contentHash: Buffer;
  readonly series: readonly TimeSeries[];
}

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
export async function storeBatch(
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
  const minutes = rollUp(accepted);
  await mergeMinutes(tx, { nodeId: node.id, cloudId: node.cloudId, departments }, minutes);
  await sumUsage(tx, node.id, minutes);
  return { ...result, kind: 'stored' };
}
