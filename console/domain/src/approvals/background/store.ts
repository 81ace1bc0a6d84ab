import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import type { MeasuredUse } from './use-rules.ts';

/** Resources that a department holds on some clouds, of all its systems, oldest first, with what their leases and reclaims say of them. */
export async function resourcesHeld(tx: Tx, departmentId: string, cloudIds: readonly string[]) {
  if (cloudIds.length === 0) return [];
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('business_system as s', 's.id', 'r.system_id')
    .innerJoin('cloud as c', 'c.id', 'r.cloud_id')
    .select(['r.id', 'r.number', 'r.cloud_id', 'r.item', 'r.xinchuang', 'r.spec', 'r.power'])
    .select(['s.id as system_id', 's.slug as system_slug', 's.name as system_name'])
    .leftJoin('lease as l', 'l.resource_id', 'r.id')
    .select(['c.slug as cloud_slug', 'c.name as cloud_name', 'l.last_day'])
    .select(sql<string | null>`l.judgement->>'verdict'`.as('verdict'))
    .select(
      sql<boolean>`exists (select from reclaim x where x.resource_id = r.id and x.stage <> 'ended')`.as('in_reclaim'),
    )
    .where('r.department_id', '=', departmentId)
    .where('r.cloud_id', 'in', [...cloudIds])
    .where('r.state', '=', 'active')
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({ ...row, spec: row.spec as ItemSpec }));
}

/** Names of all business systems there are but one, with whose they are. */
export async function systemsBeside(tx: Tx, systemId: string) {
  return tx
    .selectFrom('business_system as s')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .select(['s.id', 's.slug', 's.name', 's.number', 's.department_id', 'd.name as department_name'])
    .where('s.id', '<>', systemId)
    .orderBy('s.number')
    .execute();
}

interface Window {
  readonly departmentId: string;
  readonly cloudId: string;
  readonly since: Date;
  readonly until: Date;
}

interface Measured {
  readonly minutes: bigint;
  readonly milli: string | null;
  readonly simulated: boolean | null;
}

/**
 * Processor use of a department's workloads on a cloud, in cores: seconds used between the samples of each series that follow each other
 * within five minutes, over the minutes that lie between them. A counter that fell began anew, so all it holds was used since.
 */
export async function coresUsed(tx: Tx, { departmentId, cloudId, since, until }: Window): Promise<MeasuredUse | null> {
  const { rows } = await sql<Measured>`
    with samples as (
      select minute, last, lag(last) over series as last_before, lag(minute) over series as before, labels ? 'simulated' as simulated
        from metric_minute
       where department_id = ${departmentId}::uuid and cloud_id = ${cloudId}::uuid
         and metric = 'container_cpu_usage_seconds_total' and minute >= ${since} and minute < ${until}
      window series as (partition by node_id, series_hash order by minute)),
    steps as (
      select minute, before, simulated, case when last >= last_before then last - last_before else last end as seconds
        from samples where minute - before <= interval '5 minutes'),
    covered as (
      select count(distinct m) as minutes
        from steps cross join generate_series(before + interval '1 minute', minute, interval '1 minute') m)
    select minutes, bool_or(simulated) as simulated, floor(1000 * sum(seconds) / nullif(60 * minutes, 0))::numeric::text as milli
      from covered left join steps on true group by minutes`.execute(tx);
  return measured(rows[0]);
}

/** Memory in use by a department's workloads on a cloud, in GB: the mean of the minutes that were measured. */
export async function memoryUsed(tx: Tx, { departmentId, cloudId, since, until }: Window): Promise<MeasuredUse | null> {
  const { rows } = await sql<Measured>`
    with sums as (
      select minute, sum(last) as bytes, bool_or(labels ? 'simulated') as simulated from metric_minute
       where department_id = ${departmentId}::uuid and cloud_id = ${cloudId}::uuid
         and metric = 'container_memory_working_set_bytes' and minute >= ${since} and minute < ${until}
       group by minute
    )
    select count(*) as minutes, bool_or(simulated) as simulated,
           floor(1000 * avg(bytes) / (1024.0 * 1024 * 1024))::numeric::text as milli from sums`.execute(tx);
  return measured(rows[0]);
}

function measured(row: Measured | undefined): MeasuredUse | null {
  if (!row || row.milli === null) return null;
  return { minutes: Number(row.minutes), meanMilli: BigInt(row.milli), simulated: row.simulated === true };
}
