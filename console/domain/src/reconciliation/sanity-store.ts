import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import type { Attached, ChargedUse, OfResource, OrderedResource, ReadUse } from './sanity-rules.ts';

interface ResourceColumns {
  readonly resource_id: string;
  readonly number: string;
  readonly department_id: string;
  readonly cloud_id: string;
}

const ofResource = (row: ResourceColumns): OfResource => ({
  resourceId: row.resource_id,
  number: row.number,
  departmentId: row.department_id,
  cloudId: row.cloud_id,
});

interface ChargeRow extends ResourceColumns {
  readonly sku: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly quantity: string;
  readonly ready_at: Date | null;
  readonly released_at: Date | null;
}

/** Of each contract and month the rating that its statement names, else the current one: others stand beside them and charge nobody. */
const RATINGS_THAT_COUNT = sql`
  select coalesce(s.rating_id, m.id) from rated_month m
    left join statement s on s.contract_id = m.contract_id and s.month = m.month
   where m.current`;

/**
 * Charges from `since` on that some rule could object to, which the rules then judge: out of their month, outside their resource's life, below
 * zero, or of an item that is charged twice for one instant. All that is well is left where it is. What was consumed and not held is charged over its
 * whole month: its readings are held against its life instead.
 */
export async function doubtfulCharges(tx: Tx, since: Date): Promise<readonly ChargedUse[]> {
  const { rows } = await sql<ChargeRow>`
    with charged as (
      select c.resource_id, c.department_id, c.sku, c.starts_at, c.ends_at, c.quantity, r.number, r.cloud_id,
             case when c.units is null then c.starts_at else r.ready_at end as ready_at,
             case when c.units is not null then r.released_at end as released_at,
             c.units is not null and c.starts_at < max(c.ends_at) filter (where c.units is not null) over (
               partition by c.resource_id, c.sku order by c.starts_at, c.ends_at, c.id
               rows between unbounded preceding and 1 preceding) as again
        from charge c join resource r on r.id = c.resource_id
       where c.kind = 'usage' and c.starts_at >= ${since} and c.rating_id in (${RATINGS_THAT_COUNT})
    ), twice as (select distinct resource_id, sku from charged where again)
    select resource_id, number, department_id, cloud_id, sku, starts_at, ends_at, quantity::text, ready_at, released_at
      from charged c
     where quantity < 0 or ready_at is null or starts_at + interval '1 second' <= ready_at or ends_at > released_at
        or date_trunc('month', starts_at, 'Asia/Shanghai') <> date_trunc('month', ends_at - interval '1 second', 'Asia/Shanghai')
        or (resource_id, sku) in (select resource_id, sku from twice)`.execute(tx);
  return rows.map((row) => {
    const month = monthOf(row.starts_at);
    return {
      ...ofResource(row),
      sku: row.sku,
      from: row.starts_at,
      to: row.ends_at,
      quantity: row.quantity,
      month,
      window: periodOf(month),
      readyAt: row.ready_at,
      releasedAt: row.released_at,
    };
  });
}

interface ReadingRow extends ResourceColumns {
  readonly dimension: string;
  readonly event_at: Date;
  readonly quantity: string;
  readonly ready_at: Date | null;
  readonly released_at: Date | null;
}

/** A reading may bear the start of the hour it is of, so that of the hour in which its resource began is none too early; Shanghai's hours are UTC's. */
const HOUR_OF_READY = sql`date_trunc('hour', r.ready_at, 'UTC')`;

/**
 * One reading from `since` on of each resource and meter for each thing a rule could object to, the first of its kind. One that was withdrawn counts for
 * nothing and is left out.
 */
export async function doubtfulReadings(tx: Tx, since: Date): Promise<readonly ReadUse[]> {
  const { rows } = await sql<ReadingRow>`
    select distinct on (e.resource_id, e.dimension, e.quantity < 0, e.event_at > r.released_at)
           e.resource_id, e.department_id, r.number, r.cloud_id, e.dimension, e.event_at, e.quantity::text, r.ready_at, r.released_at
      from usage_event e join resource r on r.id = e.resource_id
     where e.event_at >= ${since}
       and (e.quantity < 0 or r.ready_at is null or e.event_at < ${HOUR_OF_READY} or e.event_at > r.released_at)
       and not exists (select from usage_amendment a where a.kind = 'withdrawal' and a.department_id = e.department_id
                          and a.of_source = e.source and a.of_event_id = e.event_id)
     order by e.resource_id, e.dimension, e.quantity < 0, e.event_at > r.released_at, e.event_at`.execute(tx);
  return rows.map((row) => ({
    ...ofResource(row),
    dimension: row.dimension,
    at: row.event_at,
    quantity: row.quantity,
    readyAt: row.ready_at,
    releasedAt: row.released_at,
    corrects: false,
  }));
}

/** What is in use and stands on another resource, with the state of that one. */
export async function attachedThings(tx: Tx): Promise<readonly Attached[]> {
  const { rows } = await sql<ResourceColumns & { target: string; target_state: Attached['targetState'] }>`
    select r.id as resource_id, r.number, r.department_id, r.cloud_id, upper(r.spec -> 'target' ->> 'resource') as target,
           t.state as target_state
      from resource r left join resource t on t.number = upper(r.spec -> 'target' ->> 'resource')
     where r.state = 'active' and r.spec -> 'target' ->> 'resource' is not null`.execute(tx);
  return rows.map((row) => ({ ...ofResource(row), target: row.target, targetState: row.target_state }));
}

/** Every resource with how many lines of orders there are of it. */
export async function orderedResources(tx: Tx): Promise<readonly OrderedResource[]> {
  const { rows } = await sql<ResourceColumns & { state: OrderedResource['state']; lines: number; delivered: number }>`
    select r.id as resource_id, r.number, r.department_id, r.cloud_id, r.state, count(l.id)::int as lines,
           (count(l.id) filter (where l.state = 'delivered'))::int as delivered
      from resource r left join order_line l on l.resource_id = r.id
     group by r.id`.execute(tx);
  return rows.map((row) => ({ ...ofResource(row), state: row.state, lines: row.lines, delivered: row.delivered }));
}
