import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Role } from '../../verb/actor.ts';
import type { Delegation } from './rules.ts';

/** Delegations with the names people read, newest first. */
function delegations(tx: Tx) {
  return tx
    .selectFrom('approval_delegation as g')
    .innerJoin('person as h', 'h.id', 'g.holder_id')
    .innerJoin('person as p', 'p.id', 'g.delegate_id')
    .leftJoin('department as d', 'd.id', 'g.department_id')
    .selectAll('g')
    .select(['h.real_name as holder_name', 'p.real_name as delegate_name'])
    .select(['d.slug as department_slug', 'd.name as department_name'])
    .orderBy('g.made_at', 'desc')
    .orderBy('g.id', 'desc');
}
export type DelegationRow = Awaited<ReturnType<ReturnType<typeof delegations>['execute']>>[number];

/** Those from or to a person; the last hundred. */
export async function delegationsOf(tx: Tx, personId: string): Promise<readonly DelegationRow[]> {
  return delegations(tx)
    .where((eb) => eb.or([eb('g.holder_id', '=', personId), eb('g.delegate_id', '=', personId)]))
    .limit(100)
    .execute();
}

export async function lockDelegation(tx: Tx, id: string) {
  return tx.selectFrom('approval_delegation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Both people locked, in the order of their keys, with their delegations that were not ended: two made at once see each other. */
export async function lockedBetween(tx: Tx, people: readonly [string, string]): Promise<readonly Delegation[]> {
  await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...people])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const rows = await tx
    .selectFrom('approval_delegation')
    .selectAll()
    .where((eb) => eb.or([eb('holder_id', 'in', [...people]), eb('delegate_id', 'in', [...people])]))
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    role: row.role as Role,
    departmentId: row.department_id,
    holderId: row.holder_id,
    delegateId: row.delegate_id,
    fromDay: row.from_day,
    untilDay: row.until_day,
  }));
}

/** Delegations to a person that hold on `day` (Asia/Shanghai). */
export async function lentOn(tx: Tx, delegateId: string, day: string) {
  return tx
    .selectFrom('approval_delegation as g')
    .innerJoin('person as h', 'h.id', 'g.holder_id')
    .select(['g.role', 'g.department_id', 'g.holder_id'])
    .where('g.delegate_id', '=', delegateId)
    .where('g.ended_at', 'is', null)
    .where('g.from_day', '<=', day)
    .where('g.until_day', '>=', day)
    .where('h.disabled_at', 'is', null)
    .orderBy('g.made_at')
    .orderBy('g.id')
    .execute();
}

/** Delegations by people that hold on `day` (Asia/Shanghai), of a role. Only in the scope of all. */
export async function lentBy(
  tx: Tx,
  { holderIds, role, day }: { readonly holderIds: readonly string[]; readonly role: Role; readonly day: string },
) {
  if (holderIds.length === 0) return [];
  return tx
    .selectFrom('approval_delegation as g')
    .innerJoin('person as p', 'p.id', 'g.delegate_id')
    .select(['g.department_id', 'g.holder_id', 'g.delegate_id'])
    .where('g.holder_id', 'in', [...holderIds])
    .where('g.role', '=', role)
    .where('g.ended_at', 'is', null)
    .where('g.from_day', '<=', day)
    .where('g.until_day', '>=', day)
    .where('p.disabled_at', 'is', null)
    .orderBy('g.made_at')
    .orderBy('g.id')
    .execute();
}

interface NewDelegation extends Delegation {
  readonly id: string;
  readonly reason: string;
  readonly madeAt: Date;
}

export async function insertDelegation(tx: Tx, delegation: NewDelegation): Promise<void> {
  const { id, role, holderId, delegateId, departmentId, fromDay, untilDay, reason, madeAt } = delegation;
  await tx
    .insertInto('approval_delegation')
    .values({
      id,
      role,
      holder_id: holderId,
      delegate_id: delegateId,
      department_id: departmentId,
      from_day: fromDay,
      until_day: untilDay,
      reason,
      made_at: madeAt,
    })
    .execute();
}

export async function endDelegation(
  tx: Tx,
  id: string,
  ending: { readonly by: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('approval_delegation')
    .set({ ended_at: ending.at, ended_by: ending.by })
    .where('id', '=', id)
    .execute();
}

/** Ends those from or to a person that are not over on `today` (Asia/Shanghai). Gives how many. Only in the scope of all. */
export async function endOpenDelegations(
  tx: Tx,
  personId: string,
  { by, at, today }: { readonly by: string; readonly at: Date; readonly today: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('approval_delegation')
    .set({ ended_at: at, ended_by: by })
    .where((eb) => eb.or([eb('holder_id', '=', personId), eb('delegate_id', '=', personId)]))
    .where('ended_at', 'is', null)
    .where('until_day', '>=', today)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** People with an open account who serve in one of the organisations. */
export async function peopleIn(tx: Tx, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return [];
  return tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.real_name'])
    .distinct()
    .where('g.organisation_id', 'in', [...organisationIds])
    .where('g.revoked_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .orderBy('p.real_name')
    .orderBy('p.id')
    .execute();
}

/** Departments by key, as people read them. */
export async function departmentsNamed(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('department')
    .select(['id', 'slug', 'name'])
    .where('id', 'in', [...ids])
    .execute();
}
