import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Adopted } from '@zhengyun/interface/adopted.ts';
import { sql } from 'kysely';
import { DomainError } from '../verb/errors.ts';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import { type Ceiling, GONE_STATES, STANDING_STATES } from './rules.ts';
import type { TenancyState } from './schemas.ts';

interface NewDepartment {
  readonly id: string;
  readonly organisation_id: string;
  readonly slug: string;
  readonly name: string;
  readonly oidc_group: string;
  readonly created_at: Date;
}

export async function findDepartment(tx: Tx, by: { readonly id: string } | { readonly slug: string }) {
  const base = tx.selectFrom('department').selectAll();
  const found = 'id' in by ? base.where('id', '=', by.id) : base.where('slug', '=', by.slug);
  return found.executeTakeFirst();
}

export async function organisationExists(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}

export async function insertDepartment(tx: Tx, department: NewDepartment): Promise<void> {
  await tx.insertInto('department').values(department).execute();
}

interface NewSystem {
  readonly id: string;
  readonly department_id: string;
  readonly number: string;
  readonly slug: string;
  readonly name: string;
  readonly owner_name: string;
  readonly mlps_grade: number;
  readonly created_at: Date;
}

/** Stores the system; false when its slug is taken, by whichever department: another's row is out of sight of a query. */
export async function insertSystem(tx: Tx, system: NewSystem): Promise<boolean> {
  const { numInsertedOrUpdatedRows: stored } = await tx
    .insertInto('business_system')
    .values(system)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirstOrThrow();
  return stored === 1n;
}

/** A system by key, or by what an order file may call it: its printed number or its slug. */
export async function findSystem(tx: Tx, by: { readonly id: string } | { readonly reference: string }) {
  const base = tx
    .selectFrom('business_system as s')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .selectAll('s')
    .select(['d.slug as department_slug', 'd.name as department_name', 'd.oidc_group']);
  const found =
    'id' in by
      ? base.where('s.id', '=', by.id)
      : base.where((eb) => eb.or([eb('s.number', '=', by.reference), eb('s.slug', '=', by.reference)]));
  return found.executeTakeFirst();
}

interface SystemFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly departmentId?: string | undefined;
  readonly search?: string | undefined;
}

/** Systems the scope may see, newest first. */
export async function pageOfSystems(tx: Tx, filter: SystemFilter) {
  let matching = tx.selectFrom('business_system as s').innerJoin('department as d', 'd.id', 's.department_id');
  if (filter.departmentId) matching = matching.where('s.department_id', '=', filter.departmentId);
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    matching = matching.where((eb) => eb.or([eb('s.name', 'ilike', like), eb('s.number', 'ilike', like)]));
  }
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = matching.selectAll('s').select(['d.slug as department_slug', 'd.name as department_name']);
  if (cursor) page = page.where((eb) => eb(eb.refTuple('s.created_at', 's.id'), '<', eb.tuple(cursor.at, cursor.id)));
  const rows = await page
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.created_at, last.id) : null,
  };
}

interface Place {
  readonly systemId: string;
  readonly cloudId: string;
  readonly zoneCode: string;
  readonly xinchuang: boolean;
}

/** The tenancy that stands at the place; one that was closed or never adopted there is none. Locked against being closed meanwhile. */
export async function findTenancyAt(tx: Tx, place: Place) {
  return tx
    .selectFrom('tenancy')
    .selectAll()
    .where('system_id', '=', place.systemId)
    .where('cloud_id', '=', place.cloudId)
    .where('zone_code', '=', place.zoneCode)
    .where('xinchuang', '=', place.xinchuang)
    .where('state', 'not in', [...GONE_STATES])
    .forShare()
    .executeTakeFirst();
}

/** A tenancy of that place and name whose adoption came to nothing, locked; there is at most one. */
export async function findLapsed(tx: Tx, place: Place & { readonly namespace: string }) {
  return tx
    .selectFrom('tenancy')
    .selectAll()
    .where('system_id', '=', place.systemId)
    .where('cloud_id', '=', place.cloudId)
    .where('zone_code', '=', place.zoneCode)
    .where('xinchuang', '=', place.xinchuang)
    .where('slug', '=', place.namespace)
    .where('state', '=', 'lapsed')
    .forUpdate()
    .executeTakeFirst();
}

/** The newest import by which a tenancy is to come about whose base never stood; undefined: it is to be made by an order. */
export async function importOf(tx: Tx, tenancyId: string) {
  return tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .select(['o.number', 'o.state'])
    .where('s.tenancy_id', '=', tenancyId)
    .where('s.kind', '=', 'tenancy-base')
    .where('s.state', '=', 'new')
    .where(sql<string>`o.intent->>'purpose'`, '=', 'import')
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

interface NewTenancy {
  readonly id: string;
  readonly department_id: string;
  readonly system_id: string;
  readonly cloud_id: string;
  readonly zone_code: string;
  readonly xinchuang: boolean;
  readonly number: string;
  readonly slug: string;
  readonly created_at: Date;
}

/** Adds a tenancy unless another transaction has just added the one of the same place; then that one is it. Refused: SLUG_TAKEN. */
export async function insertTenancy(tx: Tx, tenancy: NewTenancy): Promise<void> {
  await tx
    .insertInto('tenancy')
    .values({ ...tenancy, state: 'planned' })
    .onConflict((conflict) =>
      conflict
        .columns(['system_id', 'cloud_id', 'zone_code', 'xinchuang'])
        // A literal: a partial index is not found by a parameter.
        .where('state', 'not in', GONE_STATES.map(sql.lit))
        .doNothing(),
    )
    .execute()
    .catch((error: unknown) => refuseTakenName(error, tenancy.slug));
}

/** Another tenancy has the namespace on that cluster: the index sees those too that the caller may not. */
function refuseTakenName(error: unknown, slug: string): never {
  const { constraint } = error as { constraint?: unknown };
  throw constraint === 'one_namespace_a_cluster' ? new DomainError('SLUG_TAKEN', { slug }) : error;
}

/** A lapsed tenancy is to be adopted after all. Refused: SLUG_TAKEN. */
export async function planAgain(tx: Tx, tenancy: { readonly id: string; readonly slug: string }): Promise<void> {
  await tx
    .updateTable('tenancy')
    .set({ state: 'planned' })
    .where('id', '=', tenancy.id)
    .where('state', '=', 'lapsed')
    .execute()
    .catch((error: unknown) => refuseTakenName(error, tenancy.slug));
}

export async function setAdopted(tx: Tx, id: string, adopted: Adopted) {
  return tx
    .updateTable('tenancy')
    .set({ adopted: JSON.stringify(adopted) })
    .where('id', '=', id)
    .returning(['id', 'department_id', 'slug'])
    .executeTakeFirst();
}

/** A cloud that is to get a tenancy; it can't begin to retire before the transaction ends. */
export async function holdCloud(tx: Tx, id: string) {
  return tx.selectFrom('cloud').select(['slug', 'name', 'state']).where('id', '=', id).forShare().executeTakeFirst();
}

/** Nothing where it is on its way out: what is late for that doesn't bring it back. */
export async function setDeployed(tx: Tx, id: string, ceiling: Ceiling) {
  return tx
    .updateTable('tenancy')
    .set({ state: 'deployed', ceiling: JSON.stringify(ceiling) })
    .where('id', '=', id)
    .where('state', 'in', [...STANDING_STATES])
    .returning(['id', 'department_id', 'slug'])
    .executeTakeFirst();
}

interface TenancyFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly departmentId?: string | undefined;
  readonly systemId?: string | undefined;
  readonly cloudId?: string | undefined;
  readonly state?: string | undefined;
  readonly search?: string | undefined;
}

/** Tenancies the scope may see, newest first. */
export async function pageOfTenancies(tx: Tx, filter: TenancyFilter) {
  let matching = tx
    .selectFrom('tenancy as t')
    .innerJoin('department as d', 'd.id', 't.department_id')
    .innerJoin('business_system as s', 's.id', 't.system_id')
    .innerJoin('cloud as c', 'c.id', 't.cloud_id')
    .innerJoin('cloud_zone as z', (join) =>
      join.onRef('z.cloud_id', '=', 't.cloud_id').onRef('z.code', '=', 't.zone_code'),
    );
  if (filter.departmentId) matching = matching.where('t.department_id', '=', filter.departmentId);
  if (filter.systemId) matching = matching.where('t.system_id', '=', filter.systemId);
  if (filter.cloudId) matching = matching.where('t.cloud_id', '=', filter.cloudId);
  if (filter.state) matching = matching.where('t.state', '=', filter.state);
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    matching = matching.where((eb) =>
      eb.or((['t.number', 't.slug', 's.name', 'd.name'] as const).map((column) => eb(column, 'ilike', like))),
    );
  }
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = matching
    .selectAll('t')
    .select(['d.slug as department_slug', 'd.name as department_name', 's.slug as system_slug'])
    .select(['s.name as system_name', 'c.slug as cloud_slug', 'c.name as cloud_name', 'z.name as zone_name']);
  if (cursor) page = page.where((eb) => eb(eb.refTuple('t.created_at', 't.id'), '<', eb.tuple(cursor.at, cursor.id)));
  const rows = await page
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.created_at, last.id) : null,
  };
}

/** Undefined where it was released before, which is for good. */
export async function setTenancyState(tx: Tx, id: string, state: TenancyState) {
  return tx
    .updateTable('tenancy')
    .set({ state })
    .where('id', '=', id)
    .where('state', '<>', 'released')
    .returning(['department_id', 'number'])
    .executeTakeFirst();
}
