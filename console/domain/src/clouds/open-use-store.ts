import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** Notes what a cloud's zones have together from `at` on; a dimension it had and has no longer has nothing. */
export async function keepCapacity(
  tx: Tx,
  { cloudId, at }: { readonly cloudId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into cloud_capacity (cloud_id, dimension, since, total)
    select cloud_id, dimension, ${at}, sum(total) from zone_capacity where cloud_id = ${cloudId}::uuid group by 1, 2
    on conflict (cloud_id, dimension, since) do update set total = excluded.total`.execute(tx);
}

/** Clouds that were there as an instant began, planned ones left out. */
export async function cloudsAt(tx: Tx, at: Date) {
  return tx
    .selectFrom('cloud')
    .select(['id', 'slug', 'name', 'tier'])
    .where('created_at', '<', at)
    .where('state', '<>', 'planned')
    .where((eb) => eb.or([eb('retired_at', 'is', null), eb('retired_at', '>=', at)]))
    .execute();
}

/** What each cloud had to give as an instant began; a cloud and dimension nothing was noted of by then is absent. */
export async function capacityAt(tx: Tx, at: Date) {
  return tx
    .selectFrom('cloud_capacity')
    .distinctOn(['cloud_id', 'dimension'])
    .select(['cloud_id', 'dimension', 'total'])
    .where('since', '<', at)
    .orderBy('cloud_id')
    .orderBy('dimension')
    .orderBy('since', 'desc')
    .execute();
}

interface HeldRow {
  readonly cloudId: string;
  readonly dimension: string;
  readonly units: bigint;
  readonly departments: number;
}

/** What all departments together hold of each cloud as an instant begins, and how many they are; what nobody holds is absent. */
export async function heldAt(tx: Tx, at: Date): Promise<readonly HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select cloud_id as "cloudId", dimension, units::bigint as units, departments::int as departments
      from held_by_cloud(${at})`.execute(tx);
  return rows;
}

interface MeasuredRow {
  readonly cloudId: string;
  readonly hours: number;
  readonly cpuHours: number;
  readonly cpuSeconds: number | null;
  readonly cpuIdleSeconds: number | null;
  readonly memoryHours: number;
  readonly memoryBytes: number | null;
  readonly memoryFreeBytes: number | null;
}

/** Node-hours of each cloud within a period of whole hours, and what was measured in them; clouds without nodes are absent. */
export async function measuredWithin(
  tx: Tx,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly MeasuredRow[]> {
  const { rows } = await sql<MeasuredRow>`
    select cloud_id as "cloudId", hours_expected::int as hours, cpu_hours::int as "cpuHours", cpu_seconds as "cpuSeconds",
           cpu_idle_seconds as "cpuIdleSeconds", memory_hours::int as "memoryHours", memory_bytes as "memoryBytes",
           memory_free_bytes as "memoryFreeBytes"
      from measured_by_cloud(${from}, ${to})`.execute(tx);
  return rows;
}
