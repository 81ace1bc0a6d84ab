import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { toChange } from './store.ts';

/** Readings of one meter of a resource that count in `[from, to)`, of what was known by `knownBy`. */
interface ReadingsBehind {
  readonly departmentId: string;
  readonly resourceId: string;
  readonly dimension: string;
  readonly from: Date;
  readonly to: Date;
  readonly knownBy: Date;
  /** A reading holds until the next one: whoever's they are, and the last one of before with them. */
  readonly level: boolean;
}

interface After {
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

interface ReadingRow {
  readonly id: string;
  readonly source: string;
  readonly event_id: string;
  readonly thing: string | null;
  readonly at: Date;
  readonly received_at: Date;
  readonly original: string;
  readonly counts: string;
}

/** A page of the readings, oldest first, and how many there are: the same that metered-store.ts counts. */
export async function pageOfReadings(tx: Tx, of: ReadingsBehind, { after, limit }: After) {
  const { departmentId, resourceId, from, to, knownBy, level } = of;
  const known = sql`
    with amended as materialized (
      select distinct on (department_id, of_source, of_event_id) department_id, of_source, of_event_id, kind, quantity
        from usage_amendment where resource_id = ${resourceId}::uuid and received_at <= ${knownBy}
       order by department_id, of_source, of_event_id, (kind = 'withdrawal') desc, received_at desc, id desc
    ), behind as (
      ${readings(of, sql`e.event_at >= ${from} and e.event_at < ${to} and (${level} or e.department_id = ${departmentId}::uuid)`)}
      union all (
        ${readings(of, sql`${level} and e.event_at < ${from}`)}
        order by e.event_at desc, (e.source || ' ' || e.event_id) collate "C" desc limit 1
      )
    )`;
  const counted = await sql<{ total: number }>`${known} select count(*)::int as total from behind`.execute(tx);
  const next = after ? sql`where (at, id) > (${after.at}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<ReadingRow>`
    ${known} select id, source, event_id, thing, at, received_at, original::text as original, counts::text as counts
      from behind ${next} order by at, id limit ${limit}`.execute(tx);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

function readings({ resourceId, dimension, knownBy }: ReadingsBehind, where: ReturnType<typeof sql>) {
  return sql`select e.id, e.source, e.event_id, e.thing, e.event_at as at, e.received_at, e.quantity as original,
      coalesce(a.quantity, e.quantity) as counts
    from usage_event e left join amended a on a.department_id = e.department_id and a.of_source = e.source and a.of_event_id = e.event_id
   where e.resource_id = ${resourceId}::uuid and e.dimension = ${dimension} and e.received_at <= ${knownBy}
     and a.kind is distinct from 'withdrawal' and ${where}`;
}

/** A page of the named changes of what a resource holds, oldest first. */
export async function pageOfChanges(tx: Tx, ids: readonly string[], { after, limit }: After) {
  const next = after ? sql`and (at, id) > (${after.at}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<Parameters<typeof toChange>[0]>`
    select id, department_id, kind, at, received_at, amounts, cause_kind, cause_id, instance_uid from resource_change
     where id = any (${[...ids]}::uuid[]) ${next} order by at, id limit ${limit}`.execute(tx);
  return rows.map(toChange);
}
