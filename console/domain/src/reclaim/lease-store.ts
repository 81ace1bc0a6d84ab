import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { Past } from './lease-rules.ts';
import type { Judgement } from './schemas.ts';

/** A delivered resource that a lease may begin for, with the months its order asked for; null: none were. */
export async function resourceToLease(tx: Tx, resourceId: string) {
  const row = await tx
    .selectFrom('resource as r')
    .select(['r.id', 'r.number', 'r.department_id', 'r.spec', 'r.state', 'r.ready_at'])
    .select(({ selectFrom }) =>
      selectFrom('order_line as l')
        .innerJoin('request as q', 'q.id', 'l.request_id')
        .select('q.lease_months')
        .whereRef('l.resource_id', '=', 'r.id')
        .where('q.kind', '=', 'order')
        .limit(1)
        .as('months'),
    )
    .where('r.id', '=', resourceId)
    .executeTakeFirst();
  return row && { ...row, spec: row.spec as ItemSpec };
}

interface NewLease {
  readonly id: string;
  readonly resource_id: string;
  readonly department_id: string;
  readonly policy_id: string;
  readonly begun_at: Date;
  readonly last_day: string;
}

/** Stores a resource's lease; false where it has one. */
export async function insertLease(tx: Tx, lease: NewLease): Promise<boolean> {
  const stored = tx
    .insertInto('lease')
    .values(lease)
    .onConflict((conflict) => conflict.doNothing());
  return (await stored.returning('id').executeTakeFirst()) !== undefined;
}

/** Delivered resources without a lease: those of before there were any. Bastion accounts have days of their own. */
export async function resourcesWithoutLease(tx: Tx, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('resource as r')
    .leftJoin('lease as e', 'e.resource_id', 'r.id')
    .select('r.id')
    .where('r.state', '=', 'active')
    .where('r.item', '<>', 'bastion-account')
    .where('e.id', 'is', null)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

function leaseRows(tx: Tx) {
  return tx
    .selectFrom('lease as e')
    .innerJoin('resource as z', 'z.id', 'e.resource_id')
    .innerJoin('department as d', 'd.id', 'e.department_id')
    .innerJoin('business_system as s', 's.id', 'z.system_id')
    .innerJoin('cloud as c', 'c.id', 'z.cloud_id')
    .select(['e.id', 'e.resource_id', 'e.department_id', 'e.policy_id', 'e.begun_at', 'e.last_day', 'e.reminded'])
    .select(['e.told', 'e.judged_at', 'e.judgement', 'z.number', 'z.spec', 'z.power', 'z.state', 'z.cloud_id'])
    .select(['z.stack_id', 'd.slug as department_slug', 'd.name as department_name'])
    .select(['s.id as system_id', 's.slug as system_slug', 's.name as system_name'])
    .select(['c.slug as cloud_slug', 'c.name as cloud_name'])
    .select([
      sql<boolean>`not exists (select from stack k where k.id = z.stack_id and k.state = 'deployed') or exists (
        select from operation o left join request q on q.id = o.request_id where o.stack_id = z.stack_id
          and o.state not in ('done', 'failed', 'cancelled')
          and (q.id is null or q.kind = 'release' or o.state not in ('requested', 'waiting', 'previewing', 'previewed')))`.as(
        'busy',
      ),
      sql<boolean>`exists (select from order_line l join request q on q.id = l.request_id
         where l.resource_id = z.id and l.state = 'open' and q.ordered_by is not null)
        or exists (select from operation o where o.stack_id = z.stack_id and o.intent->>'purpose' = 'reclaim'
                      and o.state not in ('done', 'failed', 'cancelled'))`.as('leaving'),
      sql<Date | null>`(select max(o.ended_at) from operation o where o.stack_id = z.stack_id and o.asked_by is null
        and o.state in ('failed', 'cancelled') and o.intent->>'purpose' = 'power')`.as('stopFailedAt'),
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof leaseRows>['executeTakeFirstOrThrow']>>;
const typed = (row: Row) => ({
  ...row,
  spec: row.spec as ItemSpec,
  power: row.power as Power,
  told: row.told as Past | null,
  judgement: row.judgement as Judgement | null,
});
export type LeaseRow = ReturnType<typeof typed>;

export async function findLease(tx: Tx, resourceId: string): Promise<LeaseRow | undefined> {
  const row = await leaseRows(tx).where('e.resource_id', '=', resourceId).executeTakeFirst();
  return row && typed(row);
}

/** The lease of a resource, locked. */
export async function lockLease(tx: Tx, resourceId: string): Promise<LeaseRow | undefined> {
  await tx.selectFrom('lease').select('id').where('resource_id', '=', resourceId).forNoKeyUpdate().execute();
  return findLease(tx, resourceId);
}

/** Leases of resources in use that end by `day` (`YYYY-MM-DD`): those for which something may have to be done. */
export async function leasesEndingBy(tx: Tx, day: string): Promise<readonly LeaseRow[]> {
  const rows = await leaseRows(tx)
    .where('e.last_day', '<=', day)
    .where('z.state', '=', 'active')
    .orderBy('e.last_day')
    .execute();
  return rows.map(typed);
}

export async function noteReminder(tx: Tx, id: string, days: number): Promise<void> {
  await tx
    .updateTable('lease')
    .set({ reminded: sql`array_append(reminded, ${days}::int)` })
    .where('id', '=', id)
    .execute();
}

export async function noteTold(tx: Tx, id: string, told: string): Promise<void> {
  await tx.updateTable('lease').set({ told }).where('id', '=', id).execute();
}

/** Another last day: what was said of the one before is not said of this one. */
export async function setLastDay(tx: Tx, id: string, lastDay: string): Promise<void> {
  await tx.updateTable('lease').set({ last_day: lastDay, reminded: [], told: null }).where('id', '=', id).execute();
}

/** Leases of the resources that end before `day` (`YYYY-MM-DD`), with the resource's printed number. */
export async function lapsingLeases(tx: Tx, resourceIds: readonly string[], day: string) {
  if (resourceIds.length === 0) return [];
  return tx
    .selectFrom('lease as e')
    .innerJoin('resource as z', 'z.id', 'e.resource_id')
    .select(['e.id', 'e.last_day', 'z.number'])
    .where('e.resource_id', 'in', [...resourceIds])
    .where('e.last_day', '<', day)
    .orderBy('z.number')
    .execute();
}

/** Leases of what a system has in use, by printed number. */
export async function standingLeasesOf(tx: Tx, systemId: string) {
  return tx
    .selectFrom('lease as e')
    .innerJoin('resource as z', 'z.id', 'e.resource_id')
    .select(['e.last_day', 'e.policy_id', 'z.number'])
    .where('z.system_id', '=', systemId)
    .where('z.state', '=', 'active')
    .orderBy('z.number')
    .execute();
}

/** Resources in use that were not judged since `before`, longest ago first. */
export async function leasesToJudge(tx: Tx, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('lease as e')
    .innerJoin('resource as z', 'z.id', 'e.resource_id')
    .select('e.resource_id')
    .where((eb) => eb.or([eb('e.judged_at', 'is', null), eb('e.judged_at', '<=', before)]))
    .where('z.state', '=', 'active')
    .orderBy('e.judged_at', (order) => order.asc().nullsFirst())
    .limit(limit)
    .execute();
  return rows.map((row) => row.resource_id);
}

/** `judgement` is what was seen, and of when. */
export async function noteJudgement(tx: Tx, id: string, judgement: Judgement): Promise<void> {
  await tx
    .updateTable('lease')
    .set({ judged_at: new Date(judgement.to), judgement: JSON.stringify(judgement) })
    .where('id', '=', id)
    .execute();
}

interface LeaseFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  /** Ending by this day. */
  readonly until?: string | undefined;
}

/** Leases of resources in use in scope, the newest first. */
export async function pageOfLeases(tx: Tx, { cursor: text, limit, until }: LeaseFilter) {
  let matching = leaseRows(tx).where('z.state', '=', 'active');
  if (until) matching = matching.where('e.last_day', '<=', until);
  const counted = matching.clearSelect().select((eb) => eb.fn.countAll<bigint>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const cursor = decodeCursor(text);
  const page = cursor
    ? matching.where((eb) => eb(eb.refTuple('e.begun_at', 'e.id'), '<', eb.tuple(cursor.at, cursor.id)))
    : matching;
  const rows = await page
    .orderBy('e.begun_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(typed),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.begun_at, last.id) : null,
  };
}
