import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { MinuteRow } from './roll-up-rules.ts';
import type { UsageFacts } from './utilisation-rules.ts';

const CPU = 'node_cpu_seconds_total';
const USAGE_METRICS = [
  CPU,
  'node_memory_MemTotal_bytes',
  'node_memory_MemAvailable_bytes',
  'node_filesystem_size_bytes',
  'node_filesystem_avail_bytes',
];

/**
 * Sums up anew the minutes of a node that `rows` touched, from what its series hold of them by now: in the transaction that
 * merged `rows`, so a minute whose samples come in several batches is whole with the last of them.
 */
export async function sumUsage(tx: Tx, nodeId: string, rows: readonly MinuteRow[]): Promise<void> {
  const used = rows.filter(({ metric }) => USAGE_METRICS.includes(metric));
  if (used.length === 0) return;
  const minutes = [...new Set(used.map(({ minute }) => minute.toISOString()))];
  const is = (metric: string) => sql`metric = ${metric}`;
  const idle = sql`${is(CPU)} and labels ->> 'mode' in ('idle', 'iowait')`;
  await sql`
    insert into node_usage (node_id, minute, cpu_series, cpu_first, cpu_last, idle_first, idle_last,
                            memory_bytes, memory_available_bytes, disk_bytes, disk_available_bytes)
    select node_id, minute, count(*) filter (where ${is(CPU)}),
           sum(minimum) filter (where ${is(CPU)}), sum(last) filter (where ${is(CPU)}),
           sum(minimum) filter (where ${idle}), sum(last) filter (where ${idle}),
           sum(last) filter (where ${is('node_memory_MemTotal_bytes')}),
           sum(last) filter (where ${is('node_memory_MemAvailable_bytes')}),
           sum(last) filter (where ${is('node_filesystem_size_bytes')}),
           sum(last) filter (where ${is('node_filesystem_avail_bytes')})
      from metric_minute
     where node_id = ${nodeId}::uuid and metric = any (${USAGE_METRICS}::text[]) and minute = any (${minutes}::timestamptz[])
     group by node_id, minute
    on conflict (node_id, minute) do update set
      cpu_series = excluded.cpu_series, cpu_first = excluded.cpu_first, cpu_last = excluded.cpu_last,
      idle_first = excluded.idle_first, idle_last = excluded.idle_last,
      memory_bytes = excluded.memory_bytes, memory_available_bytes = excluded.memory_available_bytes,
      disk_bytes = excluded.disk_bytes, disk_available_bytes = excluded.disk_available_bytes`.execute(tx);
}

/**
 * What the minutes from `since` on say about each of `nodeIds`; nodes without any are absent. Processor time is the difference
 * of the window's ends; minutes that lack a core which others have are left out of it.
 */
export async function usageOf(tx: Tx, nodeIds: readonly string[], since: Date): Promise<Map<string, UsageFacts>> {
  if (nodeIds.length === 0) return new Map();
  // Arrays are compared element by element: the least and the greatest are the ends, without sorting each node's minutes.
  const { rows } = await sql<UsageFacts & { nodeId: string }>`
    with minutes as (
      select *, extract(epoch from minute)::float8 as at
        from node_usage where node_id = any (${[...nodeIds]}::uuid[]) and minute >= ${since}),
    ends as (
      select node_id, max(minute) as newest,
             min(array[-cpu_series, at, cpu_first, idle_first]) filter (where cpu_series > 0) as first,
             max(array[cpu_series, at, cpu_last, idle_last]) filter (where cpu_series > 0) as last,
             max(array[at, memory_bytes, memory_available_bytes]) filter (where memory_bytes is not null) as memory,
             max(array[at, disk_bytes, disk_available_bytes]) filter (where disk_bytes is not null) as disk
        from minutes group by node_id)
    select node_id as "nodeId",
           case when last[3] >= first[3] then last[3] - first[3] end as "cpuSeconds",
           case when last[3] >= first[3] then last[4] - first[4] end as "idleSeconds",
           memory[2] as "memoryBytes", memory[3] as "memoryAvailableBytes",
           disk[2] as "diskBytes", disk[3] as "diskAvailableBytes", newest as "newestMinute"
      from ends`.execute(tx);
  return new Map(rows.map((row) => [row.nodeId, row]));
}
