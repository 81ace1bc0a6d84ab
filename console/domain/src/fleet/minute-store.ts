import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { MinuteRow } from './roll-up-rules.ts';

export interface BatchRow {
  readonly nodeId: string;
  readonly bootId: string;
  readonly sequence: number;
  readonly contentHash: Buffer;
  readonly receivedAt: Date;
  readonly samples: number;
  readonly rejected: number;
}

/** Notes the batch. null: it is new. Else the content hash of the batch that had this (node, boot, sequence) before. */
export async function insertBatch(tx: Tx, row: BatchRow): Promise<Buffer | null> {
  const inserted = await tx
    .insertInto('agent_batch')
    .values({
      node_id: row.nodeId,
      boot_id: row.bootId,
      sequence: BigInt(row.sequence),
      content_hash: row.contentHash,
      received_at: row.receivedAt,
      samples: row.samples,
      rejected: row.rejected,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('node_id')
    .executeTakeFirst();
  if (inserted) return null;
  const before = await tx
    .selectFrom('agent_batch')
    .select('content_hash')
    .where('node_id', '=', row.nodeId)
    .where('boot_id', '=', row.bootId)
    .where('sequence', '=', BigInt(row.sequence))
    .executeTakeFirstOrThrow();
  return before.content_hash;
}

/**
 * Departments by the namespaces of their tenancies on `cloudId`; a namespace of another cloud is nobody's here, and so is one that was
 * never adopted. Of a name that has come back the newest tenancy counts; what is late of a closed one is still its department's.
 */
export async function tenantsOf(tx: Tx, cloudId: string, namespaces: readonly string[]): Promise<Map<string, string>> {
  if (namespaces.length === 0) return new Map();
  const rows = await tx
    .selectFrom('tenancy')
    .select(['slug', 'department_id'])
    .where('cloud_id', '=', cloudId)
    .where('slug', 'in', [...namespaces])
    .where('state', '<>', 'lapsed')
    .orderBy('created_at')
    .execute();
  return new Map(rows.map((row) => [row.slug, row.department_id]));
}

/** Adds rows to what the minutes hold already. Not idempotent by itself: the batch's own row guards it in the same `tx`. */
export async function mergeMinutes(
  tx: Tx,
  owner: { nodeId: string; cloudId: string; departments: ReadonlyMap<string, string> },
  rows: readonly MinuteRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = <Value>(pick: (row: MinuteRow) => Value): Value[] => rows.map(pick);
  const departments = column(({ namespace }) =>
    namespace === null ? null : (owner.departments.get(namespace) ?? null),
  );
  await sql`
    insert into metric_minute as m (node_id, cloud_id, department_id, metric, labels, series_hash, minute, samples,
                                    minimum, maximum, total, last, last_at)
    select ${owner.nodeId}::uuid, ${owner.cloudId}::uuid, r.department_id, r.metric, r.labels::jsonb, r.series_hash, r.minute,
           r.samples, r.minimum, r.maximum, r.total, r.last, r.last_at
      from unnest(${departments}::uuid[], ${column((r) => r.metric)}::text[], ${column((r) => JSON.stringify(r.labels))}::text[],
                  ${column((r) => r.seriesHash)}::bytea[], ${column((r) => r.minute)}::timestamptz[], ${column((r) => r.samples)}::int[],
                  ${column((r) => r.minimum)}::float8[], ${column((r) => r.maximum)}::float8[], ${column((r) => r.total)}::float8[],
                  ${column((r) => r.last)}::float8[], ${column((r) => r.lastAt)}::timestamptz[])
        as r (department_id, metric, labels, series_hash, minute, samples, minimum, maximum, total, last, last_at)
    on conflict (node_id, series_hash, minute) do update set
      samples = m.samples + excluded.samples,
      minimum = least(m.minimum, excluded.minimum),
      maximum = greatest(m.maximum, excluded.maximum),
      total = m.total + excluded.total,
      last = case when excluded.last_at >= m.last_at then excluded.last else m.last end,
      last_at = greatest(m.last_at, excluded.last_at)`.execute(tx);
}
