import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { RoutedLine } from '@zhengyun/rulebook/approval-route.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import { profileInForce } from '../clouds/in-force-rules.ts';
import { isOpen } from '../requests/rules.ts';
import { REQUEST_STATES } from '../requests/schemas.ts';
import { GONE_STATES, STANDING_STATES } from '../tenancy/rules.ts';
import type { Blocker, MovedResource } from './schemas.ts';

/** The system, locked against whatever would name it from now on: a request of it waits, and finds whose it is by then. */
export async function lockSystem(tx: Tx, id: string) {
  return tx.selectFrom('business_system').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/**
 * Locks its leases, its stacks, then its resources, in one order, as every act on them does: a reclaim begins under the lease's lock, an
 * operation under the stack's. What is read after this is all that was begun before the transfer.
 */
export async function lockHoldings(tx: Tx, systemId: string): Promise<void> {
  const resources = tx.selectFrom('resource').select('id').where('system_id', '=', systemId);
  await tx
    .selectFrom('lease')
    .select('id')
    .where('resource_id', 'in', resources)
    .orderBy('resource_id')
    .forNoKeyUpdate()
    .execute();
  const tenancies = tx.selectFrom('tenancy').select('id').where('system_id', '=', systemId);
  await tx
    .selectFrom('stack')
    .select('id')
    .where('tenancy_id', 'in', tenancies)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  await resources.orderBy('id').forNoKeyUpdate().execute();
}

/** Everything the system has or had, oldest first, with what the route and the hash are judged by. */
export async function holdingsOf(tx: Tx, systemId: string) {
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
    .innerJoin('cloud as c', 'c.id', 'r.cloud_id')
    .select(['r.id', 'r.number', 'r.item', 'r.state', 'r.spec', 'r.power', 'r.xinchuang', 't.zone_code', 'r.cloud_id'])
    .select(['t.id as tenancy_id', 't.number as tenancy_number', 't.slug as tenancy_slug'])
    .select(['c.slug as cloud_slug', 'c.name as cloud_name', 'c.profile', 'c.deployed_profile'])
    .select(({ selectFrom }) =>
      selectFrom('order_line as l')
        .select(sql<string>`l.month_fen::text`.as('fen'))
        .whereRef('l.resource_id', '=', 'r.id')
        .where('l.state', '=', 'delivered')
        .orderBy('l.delivered_at', 'desc')
        .limit(1)
        .as('month_fen'),
    )
    .where('r.system_id', '=', systemId)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    spec: row.spec as ItemSpec,
    power: row.power as Power,
    profile: profileInForce(row),
  }));
}
export type Holding = Awaited<ReturnType<typeof holdingsOf>>[number];

export function movedResource(row: Holding): MovedResource {
  return {
    id: row.id,
    number: row.number,
    item: row.spec.item,
    state: row.state as MovedResource['state'],
    cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
    zone: row.zone_code,
    xinchuang: row.xinchuang,
    tenancy: { id: row.tenancy_id, number: row.tenancy_number, slug: row.tenancy_slug },
    monthFen: row.month_fen ?? '0',
  };
}

/** What is in use, as an order of it would be routed. */
export function routedLines(holdings: readonly Holding[]): readonly RoutedLine[] {
  return holdings
    .filter(({ state }) => state === 'active')
    .map(({ cloud_id: cloudId, profile, spec }) => ({ cloudId, profile, item: spec.item, amounts: amountsOf(spec) }));
}

/** Clouds on which the system has a tenancy, whatever was ordered there. */
export async function cloudsOf(tx: Tx, systemId: string): Promise<readonly MovedResource['cloud'][]> {
  const tenancies = tx.selectFrom('tenancy').select('cloud_id').where('system_id', '=', systemId);
  return tx.selectFrom('cloud').select(['id', 'slug', 'name']).where('id', 'in', tenancies).orderBy('id').execute();
}

/** Requests that may still change something, or that were delivered and nobody has accepted. */
const UNDER_WAY = REQUEST_STATES.filter((state) => isOpen(state) || state === 'delivered');
const PASSING: readonly string[] = [...STANDING_STATES, ...GONE_STATES];

/** Whatever must be over before the system can go, of what the scope sees: by kind, then by printed number. */
export async function blockersOf(tx: Tx, systemId: string, butTransfer?: string): Promise<readonly Blocker[]> {
  const { rows } = await sql<Blocker>`
    select 'request' as kind, number from request where system_id = ${systemId}::uuid and state = any(${UNDER_WAY}::text[])
    union
    select 'operation', o.number from operation o join stack s on s.id = o.stack_id join tenancy t on t.id = s.tenancy_id
     where t.system_id = ${systemId}::uuid and o.state not in ('done', 'failed', 'cancelled')
    union
    select 'reclaim', r.number from reclaim r join resource z on z.id = r.resource_id
     where z.system_id = ${systemId}::uuid and r.ended_at is null
    union
    select 'doubt', q.number from order_line l join request q on q.id = l.request_id
     where q.system_id = ${systemId}::uuid and l.reserved and not q.state = any(${UNDER_WAY}::text[])
    union
    select 'tenancy', number from tenancy where system_id = ${systemId}::uuid and not state = any(${PASSING}::text[])
    union
    select 'transfer', number from transfer
     where system_id = ${systemId}::uuid and ended_at is null and id is distinct from ${butTransfer ?? null}::uuid
    order by kind, number`.execute(tx);
  return rows;
}

/** Every department but one, by name. */
export async function departmentsBut(tx: Tx, id: string) {
  return tx.selectFrom('department').select(['id', 'name']).where('id', '<>', id).orderBy('name').execute();
}

/** A department by the name that people read. */
export async function departmentNamed(tx: Tx, id: string) {
  return tx.selectFrom('department').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}
