import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { OrganisationKind } from '@zhengyun/rulebook/organisation-kinds.ts';
import type { Tier } from '@zhengyun/rulebook/tier.ts';
import { sql } from 'kysely';
import type { Grant, Role } from '../verb/actor.ts';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';

export interface PersonRow {
  readonly id: string;
  readonly subject: string;
  readonly real_name: string;
  readonly locale: string;
  readonly disabled_at: Date | null;
  readonly created_at: Date;
}

/** A grant in force with the names people read. */
export interface GrantRow {
  readonly id: string;
  readonly person_id: string;
  readonly role: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly department_id: string | null;
  readonly department_slug: string | null;
  readonly department_name: string | null;
  readonly cloud_id: string | null;
  readonly cloud_slug: string | null;
  readonly cloud_name: string | null;
  readonly tier: string | null;
  /** The clouds that the tier has now; empty where none is named. */
  readonly tier_cloud_ids: readonly string[];
  readonly own_cloud_id: string | null;
  readonly until: Date | null;
}

export async function findPerson(tx: Tx, by: { readonly id: string } | { readonly subject: string }) {
  const base = tx.selectFrom('person').selectAll();
  const found = 'id' in by ? base.where('id', '=', by.id) : base.where('subject', '=', by.subject);
  return found.executeTakeFirst();
}

/** Those of the people whose account is open. */
export async function openAccounts(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const people = tx.selectFrom('person').select(['id', 'real_name']);
  return people
    .where('id', 'in', [...ids])
    .where('disabled_at', 'is', null)
    .execute();
}

/** The person, locked until the transaction ends: two grants to one person can't both pass the check of the other. */
export async function lockPerson(tx: Tx, id: string) {
  return tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertPerson(tx: Tx, person: Omit<PersonRow, 'disabled_at'>): Promise<void> {
  await tx.insertInto('person').values(person).execute();
}

/** The clouds that have the tier of grant `g` now: asked with each reading, so that one added later is among them at once. */
const cloudsOfTier = sql<readonly string[]>`array(select t.id from cloud t where t.tier = g.tier order by t.id)`;

/** Grants that nobody ended. One whose `until` is over gives nothing (`inForceAt`), though its end is not noted yet. */
export async function grantsInForce(tx: Tx, personIds: readonly string[]): Promise<readonly GrantRow[]> {
  if (personIds.length === 0) return [];
  return tx
    .selectFrom('role_grant as g')
    .innerJoin('organisation as o', 'o.id', 'g.organisation_id')
    .leftJoin('department as d', 'd.id', 'g.department_id')
    .leftJoin('cloud as c', 'c.id', 'g.cloud_id')
    .select(['g.id', 'g.person_id', 'g.role', 'g.organisation_id', 'g.department_id', 'g.cloud_id', 'g.until'])
    .select(['g.tier', cloudsOfTier.as('tier_cloud_ids')])
    .select([
      'o.cloud_id as own_cloud_id',
      'o.name as organisation_name',
      'd.slug as department_slug',
      'd.name as department_name',
    ])
    .select(['c.slug as cloud_slug', 'c.name as cloud_name'])
    .where('g.person_id', 'in', [...personIds])
    .where('g.revoked_at', 'is', null)
    .orderBy('g.granted_at')
    .orderBy('g.id')
    .execute();
}

export async function saveMail(tx: Tx, id: string, mail: string | null): Promise<void> {
  await tx.updateTable('person').set({ mail }).where('id', '=', id).execute();
}

/** Grants of `role` in force to people with an open account. */
export async function grantsOfRole(tx: Tx, role: Role) {
  return tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .innerJoin('organisation as o', 'o.id', 'g.organisation_id')
    .select([
      'g.person_id',
      'g.role',
      'g.organisation_id',
      'g.department_id',
      'g.cloud_id',
      'g.tier',
      'o.cloud_id as own_cloud_id',
    ])
    .select(cloudsOfTier.as('tier_cloud_ids'))
    .where('g.role', '=', role)
    .where('g.revoked_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .orderBy('g.person_id')
    .execute();
}

/** Real-name people with an open account and a role in force in one of the departments, by name; once per department. */
export async function peopleOfDepartments(tx: Tx, departmentIds: readonly string[]) {
  if (departmentIds.length === 0) return [];
  const rows = await tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['g.department_id', 'p.subject', 'p.real_name'])
    .distinct()
    .where('g.department_id', 'in', [...departmentIds])
    .where('g.revoked_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .orderBy('p.real_name')
    .orderBy('p.subject')
    .execute();
  return rows.flatMap((row) => (row.department_id === null ? [] : [{ ...row, department_id: row.department_id }]));
}

type HeldRow = Pick<
  GrantRow,
  'role' | 'organisation_id' | 'department_id' | 'cloud_id' | 'own_cloud_id' | 'tier' | 'tier_cloud_ids'
>;

/**
 * A grant row as the verbs' frame wants it: one of a tier as one for each of its clouds, so that nothing that asks for a cloud has to
 * know of tiers. A tier of no cloud gives nothing yet.
 */
export function grantsOf(row: HeldRow): readonly Grant[] {
  const held = {
    role: row.role as Role,
    organisationId: row.organisation_id,
    departmentId: row.department_id,
    ownCloudId: row.own_cloud_id,
  };
  if (row.tier === null) return [{ ...held, cloudId: row.cloud_id }];
  return row.tier_cloud_ids.map((cloudId) => ({ ...held, cloudId }));
}

interface PeopleFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly search?: string | undefined;
}

/** People by when they were added, newest first. */
export async function pageOfPeople(tx: Tx, filter: PeopleFilter) {
  let matching = tx.selectFrom('person');
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    matching = matching.where((eb) => eb.or([eb('real_name', 'ilike', like), eb('subject', 'ilike', like)]));
  }
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = matching.selectAll();
  if (cursor) page = page.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(cursor.at, cursor.id)));
  const rows = await page
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.created_at, last.id) : null,
  };
}

export async function findOrganisation(tx: Tx, by: { readonly id: string } | { readonly slug: string }) {
  const base = tx.selectFrom('organisation').selectAll();
  const found = 'id' in by ? base.where('id', '=', by.id) : base.where('slug', '=', by.slug);
  return found.executeTakeFirst();
}

export async function findDepartment(tx: Tx, id: string) {
  return tx.selectFrom('department').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether there is such a cloud, and the organisation of `kind` that is its own. */
export async function ownOrganisation(tx: Tx, of: { readonly cloudId: string; readonly kind: OrganisationKind }) {
  const cloud = await tx.selectFrom('cloud').select('id').where('id', '=', of.cloudId).executeTakeFirst();
  const own = await tx
    .selectFrom('organisation')
    .select('slug')
    .where('cloud_id', '=', of.cloudId)
    .where('kind', '=', of.kind)
    .executeTakeFirst();
  return { cloudExists: cloud !== undefined, own };
}

/** Clouds and roles for which somebody with an open account is appointed in the cloud's own organisation at `now`, noted or not that its day is over. */
export async function appointedSeats(tx: Tx, cloudIds: readonly string[], now: Date) {
  if (cloudIds.length === 0) return [];
  return tx
    .selectFrom('role_grant as g')
    .innerJoin('organisation as o', 'o.id', 'g.organisation_id')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['o.cloud_id', 'g.role'])
    .distinct()
    .where('o.cloud_id', 'in', [...cloudIds])
    .where('g.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('g.until', 'is', null), eb('g.until', '>', now)]))
    .where('p.disabled_at', 'is', null)
    .execute();
}

interface NewOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly cloud_id: string | null;
  readonly created_at: Date;
}

export async function insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<void> {
  await tx.insertInto('organisation').values(organisation).execute();
}

interface NewGrant {
  readonly id: string;
  readonly person_id: string;
  readonly role: Role;
  readonly organisation_id: string;
  readonly department_id: string | null;
  readonly cloud_id: string | null;
  readonly tier: Tier | null;
  readonly granted_at: Date;
  readonly until: Date | null;
}

export async function insertGrant(tx: Tx, grant: NewGrant): Promise<void> {
  await tx.insertInto('role_grant').values(grant).execute();
}

/** Ends a grant in force; undefined when there is none such. */
export async function endGrant(tx: Tx, id: string, at: Date) {
  return tx
    .updateTable('role_grant')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['id', 'person_id', 'role'])
    .executeTakeFirst();
}
