import { type OwnedData, withOwner } from './owner-database.ts';

const CPUS = 2;
/** Minutes on both sides of now that hold samples: the whole measurement finds the last five filled. */
const MINUTES = 6;

/**
 * Agents on the nodes `names` of 广州's 政务外网区, past their gateway: what pages read of them is measured, not how it came. The
 * nodes are of two cores each, every core with the eight series of its modes, and four series of memory and file system.
 */
export async function fillFleet(system: OwnedData, names: readonly string[]): Promise<void> {
  await withOwner(system, async (owner) => {
    await owner.query(
      `update cloud_zone set nodes = (select array_agg(distinct name) from unnest(nodes || $1::text[]) name)
       where code = 'extranet' and cloud_id = (select id from cloud where slug = 'guangzhou')`,
      [names],
    );
    await owner.query(
      `insert into node (id, cloud_id, name, boot_id, agent_version, enrolled_at, last_seen_at, clock_skew_ms)
       select gen_random_uuid(), c.id, fresh, gen_random_uuid()::text, '0.1.0', now(), now() + interval '10 minutes', 3
       from cloud c, unnest($1::text[]) fresh where c.slug = 'guangzhou' on conflict (cloud_id, name) do nothing`,
      [names],
    );
    await owner.query(
      `with series as (
         select 'node_cpu_seconds_total' as metric, jsonb_build_object('cpu', cpu::text, 'mode', mode) as labels, 60.0 / 8 as growth
         from generate_series(0, $2::int - 1) cpu, unnest(array['user', 'nice', 'system', 'idle', 'iowait', 'irq', 'softirq', 'steal']) mode
         union all
         select metric, '{}'::jsonb, 0 from unnest(array['node_memory_MemTotal_bytes', 'node_memory_MemAvailable_bytes',
                                                         'node_filesystem_size_bytes', 'node_filesystem_avail_bytes']) metric)
       insert into metric_minute (node_id, cloud_id, metric, labels, series_hash, minute, samples, minimum, maximum, total, last, last_at)
       select n.id, n.cloud_id, s.metric, s.labels, sha256(convert_to(s.metric || s.labels::text, 'UTF8')), at, 4, 1e9 + s.growth * m,
              1e9 + s.growth * (m + 1), 4e9, 1e9 + s.growth * (m + 1), at + interval '45 seconds'
       from node n, series s, generate_series(-$3::int, $3::int) m, lateral (select date_trunc('minute', now()) + m * interval '1 minute' as at)
       where n.name = any ($1)
       on conflict do nothing`,
      [names, CPUS, MINUTES],
    );
    await owner.query(
      `insert into node_usage select node_id, minute, count(*) filter (where cpu), sum(minimum) filter (where cpu), sum(last) filter (where cpu),
              sum(minimum) filter (where idle), sum(last) filter (where idle), 4e9, 2e9, 1e12, 5e11
       from (select m.*, metric = 'node_cpu_seconds_total' as cpu, labels->>'mode' in ('idle', 'iowait') as idle from metric_minute m
             join node n on n.id = m.node_id where n.name = any ($1)) each group by node_id, minute on conflict do nothing`,
      [names],
    );
    await owner.query('analyze node, metric_minute, node_usage');
  });
}
