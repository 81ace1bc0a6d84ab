import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import { HALF_MADE, HOLDS_OBJECTS } from '../verb/stacks-with-objects.ts';
import type { DriftStatus } from './schemas.ts';

interface Filter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly status?: DriftStatus | undefined;
  readonly opened?: boolean | undefined;
  readonly cloudId?: string | undefined;
  readonly stackId?: string | undefined;
  readonly resourceId?: string | undefined;
}

const OPENED = sql<boolean>`coalesce(jsonb_array_length(k.openings->'found') > 0, false)`;
const STATUS = sql<DriftStatus>`coalesce(k.outcome, 'unchecked')`;

const LAST_OPERATION = sql<unknown>`(select jsonb_build_object('id', l.id, 'number', l.number, 'state', l.state)
  from operation l where l.stack_id = s.id order by l.requested_at desc, l.id desc limit 1)`;

function stacksWithObjects(tx: Tx) {
  return tx
    .selectFrom('stack as s')
    .innerJoin('cloud as c', 'c.id', 's.cloud_id')
    .leftJoin('department as d', 'd.id', 's.department_id')
    .leftJoin('tenancy as t', 't.id', 's.tenancy_id')
    .leftJoin('resource as z', 'z.stack_id', 's.id')
    .leftJoin('drift_check as k', 'k.stack_id', 's.id')
    .where(HOLDS_OBJECTS);
}

function rowsOf(tx: Tx) {
  return stacksWithObjects(tx)
    .leftJoin('drift as f', (join) => join.onRef('f.stack_id', '=', 's.id').on('f.ended_at', 'is', null))
    .leftJoin('operation as o', (join) =>
      join.onRef('o.id', '=', 'f.operation_id').on('o.state', 'not in', ['done', 'failed', 'cancelled']),
    )
    .select(['s.id', 's.kind', 's.name', 's.state', 's.provider', STATUS.as('status'), 'k.reason', 'k.openings'])
    .select(['k.checked_at', 'k.since', 'k.due_at', 'z.id as resource_id', 'z.number as resource_number'])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .select(['d.id as department_id', 'd.slug as department_slug', 'd.name as department_name'])
    .select(['t.id as tenancy_id', 't.number as tenancy_number', 't.slug as namespace'])
    .select(['f.id as drift_id', 'f.objects', 'f.found_at', 'f.seen_at'])
    .select(['o.id as operation_id', 'o.number as operation_number', 'o.intent'])
    .select([HALF_MADE.as('half_made'), LAST_OPERATION.as('last_operation')]);
}
export type StackDriftRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/**
 * Stacks with objects on their clusters and the last look at each, newest first; those within the scope. A half-made one is among them,
 * looked at by what its state says was made.
 */
export async function pageOfStackDrift(tx: Tx, filter: Filter) {
  const { status, opened, cloudId, stackId, resourceId } = filter;
  const conditions = [
    status === undefined ? [] : sql<boolean>`${STATUS} = ${status}`,
    opened === undefined ? [] : sql<boolean>`${OPENED} = ${opened}`,
    cloudId === undefined ? [] : sql<boolean>`s.cloud_id = ${cloudId}`,
    stackId === undefined ? [] : sql<boolean>`s.id = ${stackId}`,
    resourceId === undefined ? [] : sql<boolean>`z.id = ${resourceId}`,
  ].flat();
  const counted = stacksWithObjects(tx)
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where((eb) => eb.and(conditions));
  const rows = rowsOf(tx).where((eb) => eb.and(conditions));
  return newestPage({ counted, rows, id: 's.id' }, filter);
}

/** How many stacks with objects are in each status. */
export async function countByStatus(tx: Tx): Promise<ReadonlyMap<DriftStatus, number>> {
  const rows = await tx
    .selectFrom('stack as s')
    .leftJoin('drift_check as k', 'k.stack_id', 's.id')
    .select([STATUS.as('status'), (eb) => eb.fn.countAll<bigint>().as('stacks')])
    .where(HOLDS_OBJECTS)
    .groupBy(STATUS)
    .execute();
  return new Map(rows.map(({ status, stacks }) => [status, Number(stacks)]));
}

/** How many deployed tenancies something opens that no stack of theirs made. */
export async function countOpened(tx: Tx): Promise<number> {
  const { tenancies } = await tx
    .selectFrom('stack as s')
    .innerJoin('drift_check as k', 'k.stack_id', 's.id')
    .select((eb) => eb.fn.countAll<bigint>().as('tenancies'))
    .where('s.state', '=', 'deployed')
    .where(OPENED)
    .executeTakeFirstOrThrow();
  return Number(tenancies);
}
