import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { POWERS } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { recordResourceChangeSchema } from '../metering/schemas.ts';
import type { Books, Placed } from './balance-rules.ts';
import type { LedgerChange, OrderEvent } from './book-rules.ts';

const amountsSchema = recordResourceChangeSchema.shape.amounts;

/** A resource as the books' rows are joined with it. */
export interface BookedResource extends Placed {
  readonly id: string;
  readonly number: string;
  readonly departmentId: string;
  readonly state: 'requested' | 'active' | 'released' | 'abandoned';
}

export interface StoredBooks extends Books {
  readonly resources: ReadonlyMap<string, BookedResource>;
}

/** All that is known before `until`: both books whole, since what is held at an instant goes back to when it was opened. */
export async function booksUntil(tx: Tx, until: Date): Promise<StoredBooks> {
  return {
    changes: await changesUntil(tx, until),
    events: await orderEventsUntil(tx, until),
    resources: await resources(tx),
  };
}

async function changesUntil(tx: Tx, until: Date): Promise<readonly LedgerChange[]> {
  const rows = await tx
    .selectFrom('resource_change')
    .select(['id', 'resource_id', 'department_id', 'kind', 'at', 'amounts', 'cause_kind', 'cause_id'])
    .where('at', '<', until)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    resourceId: row.resource_id,
    departmentId: row.department_id,
    kind: row.kind as LedgerChange['kind'],
    at: row.at,
    amounts: amountsSchema.parse(row.amounts),
    cause: { kind: row.cause_kind as LedgerChange['cause']['kind'], id: row.cause_id },
  }));
}

interface EventRow {
  readonly resource_id: string;
  readonly at: Date;
  readonly is: OrderEvent['is'];
  readonly operation_id: string | null;
  readonly spec: unknown;
  readonly power: string | null;
}

/**
 * What was ordered and done, from the orders' lines, the resources' own releases and the operations that no line ordered. Stopping and
 * starting leave the spec as it is; taking access from who left changes it.
 */
async function orderEventsUntil(tx: Tx, until: Date): Promise<readonly OrderEvent[]> {
  const { rows } = await sql<EventRow>`
    select l.resource_id, l.delivered_at as at, 'delivered' as is, null::uuid as operation_id, l.spec, null as power
      from order_line l join request q on q.id = l.request_id
     where l.state = 'delivered' and q.kind in ('order', 'resize') and l.delivered_at < ${until}
    union all
    select id, released_at, 'released', null, null, null from resource where released_at < ${until}
    union all
    select r.id, o.ended_at, 'switched', o.id,
           case when o.intent ->> 'purpose' = 'access-cut' then o.inputs -> 'spec' end, o.intent ->> 'power'
      from operation o join resource r on r.stack_id = o.stack_id
     where o.state = 'done' and o.intent ->> 'purpose' in ('power', 'access-cut') and o.ended_at < ${until}`.execute(
    tx,
  );
  return rows.map((row) => ({
    resourceId: row.resource_id,
    at: row.at,
    is: row.is,
    operationId: row.operation_id,
    spec: row.spec === null ? null : itemSpecSchema.parse(row.spec),
    power: z.enum(POWERS).nullable().parse(row.power),
  }));
}

async function resources(tx: Tx): Promise<ReadonlyMap<string, BookedResource>> {
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('cloud as c', 'c.id', 'r.cloud_id')
    .select(['r.id', 'r.number', 'r.department_id', 'r.cloud_id', 'r.xinchuang', 'r.state', 'c.tier'])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        departmentId: row.department_id,
        cloudId: row.cloud_id,
        tier: tierSchema.parse(row.tier),
        xinchuang: row.xinchuang,
        state: row.state as BookedResource['state'],
      },
    ]),
  );
}

/** Departments by key. */
export async function departmentNames(tx: Tx) {
  const rows = await tx.selectFrom('department').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name }]));
}

/** Clouds by key. */
export async function cloudNames(tx: Tx) {
  const rows = await tx.selectFrom('cloud').select(['id', 'slug', 'name']).execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, slug: row.slug, name: row.name }]));
}

/** Departments that held anything within the period and have no statement of the month, by name. */
export async function departmentsWithout(tx: Tx, of: { month: string; from: Date; to: Date }) {
  const { rows } = await sql<{ id: string; name: string }>`
    select d.id, d.name from department d
     where exists (
       select from resource_change x where x.department_id = d.id and x.at < ${of.to}
          and x.kind not in ('delete', 'handed-over') and not exists (
            select from resource_change y where y.resource_id = x.resource_id and y.department_id = d.id
               and y.kind in ('delete', 'handed-over') and y.at >= x.at and y.at <= ${of.from}))
       and not exists (select from statement s where s.department_id = d.id and s.month = ${of.month})
     order by d.name`.execute(tx);
  return rows;
}
