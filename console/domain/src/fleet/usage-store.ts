import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type RawBuilder, sql } from 'kysely';
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
 * What the minutes `which` picks say about each node, as a table `facts`. Processor time is the difference of the window's
 * ends; minutes that lack a core which others have are left out of it. Arrays are compared element by element: the least and
 * the greatest are the ends, without sorting each node's minutes. `date_part` and not `extract`, whose numeric costs as much
 * again as all the rest.
 */
const factsOf = (which: RawBuilder<unknown>) => sql`
  ends as (
    select node_id, max(minute) as newest,
           min(array[-cpu_series, date_part('epoch', minute), cpu_first, idle_first]) filter (where cpu_series > 0) as first,
           max(array[cpu_series, date_part('epoch', minute), cpu_last, idle_last]) filter (where cpu_series > 0) as last,
           max(array[date_part('epoch', minute), memory_bytes, memory_available_bytes]) filter (where memory_bytes is not null) as memory,
           max(array[date_part('epoch', minute), disk_bytes, disk_available_bytes]) filter (where disk_bytes is not null) as disk
      from node_usage where ${which} group by node_id),
  facts as (
    select node_id as "nodeId",
           case when last[3] >= first[3] then last[3] - first[3] end as "cpuSeconds",
           case when last[3] >= first[3] then last[4] - first[4] end as "idleSeconds",
           memory[2] as "memoryBytes", memory[3] as "memoryAvailableBytes",
           disk[2] as "diskBytes", disk[3] as "diskAvailableBytes", newest as "newestMinute"
      from ends)`;

/** What the minutes from `since` on say about each of `nodeIds`; nodes without any are absent. */
export async function usageOf(tx: Tx, nodeIds: readonly string[], since: Date): Promise<Map<string, UsageFacts>> {
  if (nodeIds.length === 0) return new Map();
  const { rows } = await sql<UsageFacts & { nodeId: string }>`
    with ${factsOf(sql`node_id = any (${[...nodeIds]}::uuid[]) and minute >= ${since}`)} select * from facts`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.nodeId, row]));
}

/** Sum of `whole` and of `part` over the nodes that know both: a node half known must not shift the share. */
const sumsOf = (whole: keyof UsageFacts, part: keyof UsageFacts) => sql`
  sum(${sql.ref(whole)}) filter (where ${sql.ref(part)} is not null) as ${sql.ref(whole)},
  sum(${sql.ref(part)}) filter (where ${sql.ref(whole)} is not null) as ${sql.ref(part)}`;

const SUMS = sql`${sumsOf('cpuSeconds', 'idleSeconds')}, ${sumsOf('memoryBytes', 'memoryAvailableBytes')},
  ${sumsOf('diskBytes', 'diskAvailableBytes')}, max("newestMinute") as "newestMinute"`;

/** Nodes of a cloud by their names, under a key that the caller knows them by. */
export interface NodeGroup {
  readonly key: string;
  readonly nodes: readonly string[];
}

/** The same per group of a cloud's nodes, summed up, and how many of each group have minutes; groups without any are absent. */
export async function usageOfGroups(
  tx: Tx,
  since: Date,
  { cloudId, groups }: { readonly cloudId: string; readonly groups: readonly NodeGroup[] },
): Promise<Map<string, UsageFacts & { readonly measured: number }>> {
  const named = groups.flatMap(({ key, nodes }) => nodes.map((name) => [key, name] as const));
  const { rows } = await sql<UsageFacts & { key: string; measured: number }>`
    with grouped as (
      select g.key, n.id from unnest(${named.map(([key]) => key)}::text[], ${named.map(([, name]) => name)}::text[]) g (key, name)
        join node n on n.cloud_id = ${cloudId}::uuid and n.name = g.name),
    ${factsOf(sql`minute >= ${since} and node_id in (select id from grouped)`)}
    select g.key, count(*)::int as measured, ${SUMS} from facts join grouped g on g.id = "nodeId" group by g.key`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** The same per cloud: its nodes' facts summed up, since a province has thousands and a page wants two dozen. */
export async function usageOfClouds(tx: Tx, since: Date): Promise<Map<string, UsageFacts>> {
  const { rows } = await sql<UsageFacts & { cloudId: string }>`
    with ${factsOf(sql`minute >= ${since}`)}
    select n.cloud_id as "cloudId", ${SUMS} from facts join node n on n.id = "nodeId" group by n.cloud_id`.execute(tx);
  return new Map(rows.map((row) => [row.cloudId, row]));
}
