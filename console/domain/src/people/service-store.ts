import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { KEPT_ROLES } from './service-rules.ts';

/** Makes this transaction the only one that ends grants of administrators, until it ends: two who end each other's would leave nobody. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('people/administrators', 0))`.execute(tx);
}

/** Administrators' roles in force that people in service other than `personId` hold. */
export async function administratorsBeside(tx: Tx, personId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select('g.role')
    .distinct()
    .where('g.role', 'in', [...KEPT_ROLES])
    .where('g.revoked_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .where('p.id', '<>', personId)
    .execute();
  return rows.map(({ role }) => role);
}

/** Closes the account at an instant, or opens it again (null). */
export async function closeAccount(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.updateTable('person').set({ disabled_at: at }).where('id', '=', id).execute();
}

/** Notes the instant up to which access tokens of the person are void, never an earlier one than is noted; false where nobody is meant. */
export async function endBearers(tx: Tx, id: string, at: Date): Promise<boolean> {
  const later = sql<Date>`greatest(bearers_from, ${at}::timestamptz)`;
  const ended = tx.updateTable('person').set({ bearers_from: later }).where('id', '=', id);
  return (await ended.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Ends every grant in force of a person. */
export async function endGrantsOf(tx: Tx, personId: string, at: Date): Promise<void> {
  const inForce = tx.updateTable('role_grant').set({ revoked_at: at }).where('person_id', '=', personId);
  await inForce.where('revoked_at', 'is', null).execute();
}

/** The grant in force, to be looked at before it is ended. */
export async function findGrant(tx: Tx, id: string) {
  return tx
    .selectFrom('role_grant')
    .select(['person_id', 'role'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Keys of grants in force whose `until` is over, the longest over first. */
export async function grantsDue(tx: Tx, at: Date): Promise<readonly string[]> {
  const due = tx.selectFrom('role_grant').select('id').where('revoked_at', 'is', null).where('until', '<=', at);
  return (await due.orderBy('until').limit(500).execute()).map(({ id }) => id);
}

/** Ends a grant in force whose `until` is over by `at`; undefined when there is none such. */
export async function endGrantDue(tx: Tx, id: string, at: Date) {
  return tx
    .updateTable('role_grant')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('until', '<=', at)
    .returning(['person_id', 'role', 'until'])
    .executeTakeFirst();
}

/** Gives a grant in force another end (null: none); false where it was ended meanwhile. */
export async function setUntil(tx: Tx, id: string, until: Date | null): Promise<boolean> {
  const changed = tx.updateTable('role_grant').set({ until }).where('id', '=', id).where('revoked_at', 'is', null);
  return (await changed.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Organisations, departments and clouds in which a role can be granted, by name. */
export async function placesOfGrants(tx: Tx) {
  const organisations = await tx
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'cloud_id'])
    .orderBy('name')
    .orderBy('id')
    .execute();
  const departments = await tx
    .selectFrom('department')
    .select(['id', 'name', 'organisation_id'])
    .orderBy('name')
    .orderBy('id')
    .execute();
  const clouds = await tx
    .selectFrom('cloud')
    .select(['id', 'name', 'tier'])
    .where('retired_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return { organisations, departments, clouds };
}
