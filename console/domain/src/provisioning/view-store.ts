import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';

interface OperationFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: readonly string[] | undefined;
  readonly cloudId?: string | undefined;
  readonly requestId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly toAttend?: boolean | undefined;
}

function operationsFrom(tx: Tx) {
  return tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .innerJoin('cloud as c', 'c.id', 's.cloud_id')
    .leftJoin('request as r', 'r.id', 'o.request_id')
    .leftJoin('department as d', 'd.id', 'o.department_id')
    .leftJoin('resource as z', 'z.stack_id', 'o.stack_id');
}

function operationColumns(tx: Tx) {
  return operationsFrom(tx)
    .select([
      'o.id',
      'o.number',
      'o.stack_id',
      'o.verb',
      'o.program',
      'o.state',
      'o.waiting_for',
      'o.trouble',
      'o.findings',
    ])
    .select([
      'o.requested_at',
      'o.previewed_at',
      'o.started_at',
      'o.ended_at',
      's.kind as stack_kind',
      's.name as stack_name',
    ])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .select(['r.id as request_id', 'r.number as request_number', 'r.title as request_title'])
    .select(['d.id as department_id', 'd.slug as department_slug', 'd.name as department_name']);
}
export type OperationViewRow = Awaited<ReturnType<typeof findOperationView>> & object;

/**
 * With an unknown end, or failed without anybody's request while nothing came after it on its stack. A failed request has been given
 * back to its applicant: there is nothing left for an engineer to do.
 */
const TO_ATTEND = sql<boolean>`(o.state = 'unknown' or (o.state = 'failed' and o.request_id is null
  and not exists (select from operation later where later.stack_id = o.stack_id and later.id > o.id)))`;

/** Operations by when they were asked for, newest first. */
export async function pageOfOperations(tx: Tx, filter: OperationFilter) {
  const narrow = <Q extends ReturnType<typeof operationColumns>>(query: Q): Q => {
    let narrowed = query;
    if (filter.state) narrowed = narrowed.where('o.state', 'in', [...filter.state]) as Q;
    if (filter.cloudId) narrowed = narrowed.where('s.cloud_id', '=', filter.cloudId) as Q;
    if (filter.requestId) narrowed = narrowed.where('o.request_id', '=', filter.requestId) as Q;
    if (filter.resourceId) narrowed = narrowed.where('z.id', '=', filter.resourceId) as Q;
    if (filter.toAttend) narrowed = narrowed.where(TO_ATTEND) as Q;
    return narrowed;
  };
  const counted = narrow(operationColumns(tx))
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = narrow(operationColumns(tx));
  if (cursor) page = page.where((eb) => eb(eb.refTuple('o.requested_at', 'o.id'), '<', eb.tuple(cursor.at, cursor.id)));
  const rows = await page
    .orderBy('o.requested_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return paged(rows, { limit: filter.limit, total, at: (row) => row.requested_at });
}

export async function findOperationView(tx: Tx, id: string) {
  return operationColumns(tx)
    .leftJoin('person as p', 'p.id', 'o.asked_by')
    .select(['o.plan_hash', 'o.diff', 'o.summary', 's.provider', 's.provider_version'])
    .select([
      'o.line_id',
      'o.intent',
      'o.stop_asked_at',
      'o.stop_reason',
      'o.restorable',
      'p.real_name as asked_by_name',
    ])
    .where('o.id', '=', id)
    .executeTakeFirst();
}

/** Events after `after`, oldest first. */
export async function eventsAfter(tx: Tx, operationId: string, page: { after: bigint; limit: number }) {
  return tx
    .selectFrom('operation_event')
    .select(['sequence', 'payload'])
    .where('operation_id', '=', operationId)
    .where('sequence', '>', page.after)
    .orderBy('sequence')
    .limit(page.limit)
    .execute();
}

interface ResourceFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: readonly string[] | undefined;
  readonly departmentId?: string | undefined;
  readonly systemId?: string | undefined;
  readonly cloudId?: string | undefined;
  readonly item?: string | undefined;
  readonly search?: string | undefined;
}

function resourceColumns(tx: Tx) {
  return tx
    .selectFrom('resource as z')
    .innerJoin('department as d', 'd.id', 'z.department_id')
    .innerJoin('business_system as b', 'b.id', 'z.system_id')
    .innerJoin('cloud as c', 'c.id', 'z.cloud_id')
    .innerJoin('tenancy as t', 't.id', 'z.tenancy_id')
    .select(['z.id', 'z.number', 'z.spec', 'z.fulfilment', 'z.state', 'z.xinchuang', 'z.ready_at', 'z.released_at'])
    .select('z.power')
    .select([
      'z.created_at',
      'z.stack_id',
      'd.id as department_id',
      'd.slug as department_slug',
      'd.name as department_name',
    ])
    .select(['b.id as system_id', 'b.slug as system_slug', 'b.name as system_name'])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .select(['t.id as tenancy_id', 't.number as tenancy_number', 't.slug as tenancy_slug', 't.zone_code']);
}
export type ResourceViewRow = Awaited<ReturnType<typeof findResourceView>> & object;

/** All of them, without what is shown of each: what is joined to a resource is there once, and seen by whoever sees it. */
const resources = (tx: Tx) => tx.selectFrom('resource as z');

/** Whose number, or whose system's name or number, has `text` in it. */
function isNamed(text: string) {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(z.number ilike ${like} or z.system_id in (select b.id from business_system b where b.name ilike ${like} or b.number ilike ${like}))`;
}

/** Resources by when they were asked for, newest first. */
export async function pageOfResources(tx: Tx, filter: ResourceFilter) {
  const narrow = <Q extends ReturnType<typeof resources>>(query: Q): Q => {
    let narrowed = query;
    if (filter.state) narrowed = narrowed.where('z.state', 'in', [...filter.state]) as Q;
    if (filter.departmentId) narrowed = narrowed.where('z.department_id', '=', filter.departmentId) as Q;
    if (filter.systemId) narrowed = narrowed.where('z.system_id', '=', filter.systemId) as Q;
    if (filter.cloudId) narrowed = narrowed.where('z.cloud_id', '=', filter.cloudId) as Q;
    if (filter.item) narrowed = narrowed.where('z.item', '=', filter.item) as Q;
    if (filter.search) narrowed = narrowed.where(isNamed(filter.search)) as Q;
    return narrowed;
  };
  const counted = narrow(resources(tx)).select((eb) => eb.fn.countAll<bigint>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = narrow(resourceColumns(tx) as never) as unknown as ReturnType<typeof resourceColumns>;
  if (cursor) page = page.where((eb) => eb(eb.refTuple('z.created_at', 'z.id'), '<', eb.tuple(cursor.at, cursor.id)));
  const rows = await page
    .orderBy('z.created_at', 'desc')
    .orderBy('z.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return paged(rows, { limit: filter.limit, total, at: (row) => row.created_at });
}

export async function findResourceView(tx: Tx, id: string) {
  return resourceColumns(tx).where('z.id', '=', id).executeTakeFirst();
}

/** The open request of each of these resources. */
export async function openRequests(tx: Tx, resourceIds: readonly string[]) {
  if (resourceIds.length === 0) return [];
  return tx
    .selectFrom('order_line as l')
    .innerJoin('request as r', 'r.id', 'l.request_id')
    .select(['l.resource_id', 'r.id', 'r.number'])
    .where('l.resource_id', 'in', [...resourceIds])
    .where('l.state', '=', 'open')
    .where('r.state', 'in', ['previewing', 'department-review', 'joint-review', 'provisioning'])
    .execute();
}

export async function deliveriesOf(tx: Tx, resourceId: string) {
  return (
    tx
      .selectFrom('delivery_note as n')
      // Of the department that had the resource before: its deliveries are known, its requests are not.
      .leftJoin('request as r', 'r.id', 'n.request_id')
      .select([
        'n.number',
        'n.handover',
        'n.inventory',
        'n.delivered_at',
        'r.id as request_id',
        'r.number as request_number',
        'r.kind',
      ])
      .where('n.resource_id', '=', resourceId)
      .orderBy('n.delivered_at', 'desc')
      .execute()
  );
}

function paged<Row extends { id: string }>(
  rows: readonly Row[],
  page: { limit: number; total: bigint; at: (row: Row) => Date },
) {
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return {
    rows: rows.slice(0, page.limit),
    total: Number(page.total),
    nextCursor: last ? encodeCursor(page.at(last), last.id) : null,
  };
}
