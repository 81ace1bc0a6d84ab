import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** A namespace whose use is asked for, and the nodes on which its pods may run. */
export interface NamespacePlace {
  readonly key: string;
  readonly cloudId: string;
  readonly namespace: string;
  readonly nodes: readonly string[];
}

/** Highest use of one hour, decimal text of nine places: cores over five minutes, GB (2^30 bytes) in use. */
export interface NamespaceUse {
  readonly key: string;
  readonly cores: string;
  readonly gb: string;
  /** What was read was played and not measured. */
  readonly simulated: boolean;
  /** How often a counter of processor time fell within the hour: what it was from zero on is counted, what it was before it fell isn't known. */
  readonly resets: number;
}

/** Of each five minutes, this many must have a look at each node. */
const LEAST_MINUTES = 3;

/**
 * What each of `places` used at most in the hour from `hour` on. Absent: not every node on which its pods may run was read in each five
 * minutes of it, so that nobody knows. A namespace without any series on nodes that were all read used nothing. Processor time is taken from samples of one
 * series that follow each other within five minutes; a counter that fell began anew. Sums over nodes take each node's highest of five minutes: rather too
 * much than too little.
 */
export async function namespaceUseOf(
  tx: Tx,
  hour: Date,
  places: readonly NamespacePlace[],
): Promise<readonly NamespaceUse[]> {
  const onNodes = places.flatMap(({ key, cloudId, nodes }) => nodes.map((node) => ({ key, cloudId, node })));
  if (onNodes.length === 0) return [];
  const to = new Date(hour.getTime() + 3_600_000);
  const before = new Date(hour.getTime() - 300_000);
  const { rows } = await sql<NamespaceUse>`
    with wanted as (
      select * from unnest(${places.map(({ key }) => key)}::text[], ${places.map(({ cloudId }) => cloudId)}::uuid[],
                           ${places.map(({ namespace }) => namespace)}::text[]) w (key, cloud_id, namespace)),
    spots as (
      select * from unnest(${onNodes.map(({ key }) => key)}::text[], ${onNodes.map(({ cloudId }) => cloudId)}::uuid[],
                           ${onNodes.map(({ node }) => node)}::text[]) s (key, cloud_id, node)),
    looks as (
      select cloud_id, labels ->> 'kubelet' as node, date_bin('5 minutes', minute, ${hour}) as bin,
             bool_or(labels ? 'simulated') as simulated
        from metric_minute
       where metric = 'zhengyun_agent_kubelet_read' and minute >= ${hour} and minute < ${to}
         and cloud_id in (select cloud_id from wanted)
       group by 1, 2, 3 having count(distinct minute) >= ${LEAST_MINUTES}),
    seen as (
      select s.key, bool_or(l.simulated) as simulated
        from spots s cross join generate_series(${hour}::timestamptz, ${to}::timestamptz - interval '1 second', interval '5 minutes') bin
        left join looks l on l.cloud_id = s.cloud_id and l.node = s.node and l.bin = bin.bin
       group by s.key having count(*) = count(l.bin)),
    samples as (
      select w.key, m.metric, m.node_id, m.series_hash, m.minute, m.maximum, m.last, m.last_at,
             lag(m.last) over series as last_before, lag(m.last_at) over series as at_before
        from seen join wanted w using (key)
        join metric_minute m on m.cloud_id = w.cloud_id and m.labels ->> 'namespace' = w.namespace
         and m.metric in ('container_cpu_usage_seconds_total', 'container_memory_working_set_bytes')
         and m.minute >= ${before} and m.minute < ${to}
      window series as (partition by w.key, m.metric, m.node_id, m.series_hash order by m.minute)),
    rates as (
      select key, date_bin('5 minutes', minute, ${hour}) as bin,
             sum(case when last >= last_before then last - last_before else last end)
               / sum(date_part('epoch', last_at - at_before)) as cores,
             count(*) filter (where last < last_before) as resets
        from samples
       where metric = 'container_cpu_usage_seconds_total' and minute >= ${hour}
         and last_at > at_before and last_at - at_before <= interval '5 minutes'
       group by key, node_id, series_hash, bin),
    cores as (
      select key, max(cores) as cores, sum(resets)::int as resets
        from (select key, bin, sum(cores) as cores, sum(resets) as resets from rates group by key, bin) c group by key),
    held as (
      select key, date_bin('5 minutes', minute, ${hour}) as bin, max(maximum) as bytes
        from samples where metric = 'container_memory_working_set_bytes' and minute >= ${hour}
       group by key, node_id, series_hash, bin),
    bytes as (select key, max(bytes) as bytes from (select key, bin, sum(bytes) as bytes from held group by key, bin) h group by key)
    select key, simulated, coalesce(resets, 0) as resets, round(coalesce(cores, 0)::numeric, 9)::text as cores,
           round(coalesce(bytes, 0)::numeric / (1024 * 1024 * 1024), 9)::text as gb
      from seen left join cores using (key) left join bytes using (key)`.execute(tx);
  return rows;
}
