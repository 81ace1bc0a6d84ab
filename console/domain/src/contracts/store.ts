import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { newestPage, type Wanted } from '../verb/newest-page.ts';
import type { ContractState } from './schemas.ts';
import type { StoredTerm } from './validity-rules.ts';

const withParties = (tx: Tx) =>
  tx
    .selectFrom('contract as c')
    .innerJoin('department as d', 'd.id', 'c.department_id')
    .innerJoin('organisation as o', 'o.id', 'c.operator_id')
    .leftJoin('organisation as s', 's.id', 'c.supervisor_id')
    .leftJoin('organisation as a', 'a.id', 'c.authority_id');

const withNames = (tx: Tx) =>
  withParties(tx)
    .selectAll('c')
    .select([
      'd.name as department_name',
      'o.name as operator_name',
      's.name as supervisor_name',
      'a.name as authority_name',
    ]);

export type ContractRow = Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>;

export async function findContract(tx: Tx, id: string) {
  return withNames(tx)
    .leftJoin('person as w', 'w.id', 'c.withdrawn_by')
    .select('w.real_name as withdrawer')
    .where('c.id', '=', id)
    .executeTakeFirst();
}

/** The contract with its row locked: what is agreed of it and what is settled by it come one after the other. */
export async function lockContract(tx: Tx, id: string) {
  return tx.selectFrom('contract').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Contracts of one department that are in force at some instant of `period`, earliest first. */
export async function contractsIn(tx: Tx, departmentId: string, period: Period) {
  return tx
    .selectFrom('contract')
    .selectAll()
    .where('department_id', '=', departmentId)
    .where('valid_from', '<', period.to)
    .where('valid_to', '>', period.from)
    .whereRef('valid_to', '>', 'valid_from')
    .orderBy('valid_from')
    .execute();
}

/** The terms of all contracts of a department but those that were withdrawn. */
export async function termsOfDepartment(
  tx: Tx,
  departmentId: string,
): Promise<readonly (StoredTerm & { readonly number: string })[]> {
  return tx
    .selectFrom('contract')
    .select(['number', 'begins', 'term_months', 'valid_from', 'valid_to'])
    .where('department_id', '=', departmentId)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute();
}

interface Filter extends Wanted {
  readonly departmentId?: string | undefined;
  readonly state?: ContractState | undefined;
  readonly text?: string | undefined;
  readonly now: Date;
}

export async function pageOfContracts(tx: Tx, { departmentId, state, text, now, ...wanted }: Filter) {
  const matching = <Query extends ReturnType<typeof withParties>>(query: Query) => {
    let found = query as ReturnType<typeof withParties>;
    if (departmentId) found = found.where('c.department_id', '=', departmentId);
    if (state) found = found.where(sql<boolean>`${IN_STATE[state](now)}`);
    if (text) found = found.where(sql<boolean>`(position(${text} in c.number) > 0 or position(${text} in c.name) > 0)`);
    return found;
  };
  const counted = matching(withParties(tx)).select((eb) => eb.fn.countAll<bigint>().as('total'));
  const rows = matching(withParties(tx))
    .selectAll('c')
    .select([
      'd.name as department_name',
      'o.name as operator_name',
      's.name as supervisor_name',
      'a.name as authority_name',
    ]);
  return newestPage({ counted, rows, id: 'c.id' }, wanted);
}

const IN_STATE = {
  waiting: () => sql`c.valid_to = c.valid_from and c.withdrawn_at is null`,
  withdrawn: () => sql`c.withdrawn_at is not null`,
  coming: (now: Date) => sql`c.valid_from > ${now} and c.valid_to > c.valid_from`,
  'in-force': (now: Date) => sql`c.valid_from <= ${now} and c.valid_to > ${now}`,
  ended: (now: Date) => sql`c.valid_to <= ${now} and c.valid_to > c.valid_from`,
} as const satisfies Readonly<Record<ContractState, (now: Date) => unknown>>;

/** Locks the department, so that two contracts signed at once are checked against each other; false when there is none. */
export async function lockDepartment(tx: Tx, departmentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', departmentId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Organisations by key, of one of `kinds`. */
export async function organisationsOf(tx: Tx, kinds: readonly string[]) {
  return tx
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'cloud_id'])
    .where('kind', 'in', [...kinds])
    .orderBy('name')
    .execute();
}

export async function departments(tx: Tx) {
  return tx.selectFrom('department').select(['id', 'name']).orderBy('name').execute();
}

interface NewContract {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  readonly operator_id: string;
  readonly supervisor_id: string | null;
  readonly authority_id: string | null;
  readonly name: string;
  readonly begins: string;
  readonly term_months: number | null;
  readonly valid_from: Date;
  readonly valid_to: Date;
  readonly created_at: Date;
}

export async function insertContract(tx: Tx, contract: NewContract): Promise<void> {
  await tx.insertInto('contract').values(contract).execute();
}

/** Contracts that wait, each with the first instant at which what it begins with happened; null: not yet. */
export async function waitingContracts(tx: Tx) {
  return tx
    .selectFrom('contract as c')
    .select(['c.id', 'c.number', 'c.department_id', 'c.term_months', 'c.valid_from'])
    .select(
      sql<Date | null>`case c.begins
        when 'first-delivery' then (select min(x.at) from resource_change x
          where x.department_id = c.department_id and x.kind = 'create' and x.at >= c.valid_from)
        when 'first-acceptance' then (select min(q.accepted_at) from request q
          where q.department_id = c.department_id and q.accepted_at >= c.valid_from) end`.as('happened'),
    )
    .whereRef('c.valid_to', '=', 'c.valid_from')
    .where('c.withdrawn_at', 'is', null)
    .orderBy('c.id')
    .execute();
}

/** Takes a contract back that has not begun. */
export async function markWithdrawn(
  tx: Tx,
  id: string,
  { by, at, why }: { readonly by: string; readonly at: Date; readonly why: string },
): Promise<void> {
  const row = { withdrawn_by: by, withdrawn_at: at, withdrawn_why: why };
  await tx.updateTable('contract').set(row).where('id', '=', id).execute();
}

export async function beginTerm(
  tx: Tx,
  id: string,
  { from, to, notedAt }: Period & { readonly notedAt: Date },
): Promise<void> {
  await tx
    .updateTable('contract')
    .set({ valid_from: from, valid_to: to, begun_at: notedAt })
    .where('id', '=', id)
    .execute();
}

/** Contracts in force at `now`, with their departments' names. */
export async function contractsAt(tx: Tx, now: Date) {
  return tx
    .selectFrom('contract as c')
    .innerJoin('department as d', 'd.id', 'c.department_id')
    .select(['c.id', 'c.number', 'c.department_id', 'c.valid_from', 'c.valid_to', 'd.name as department'])
    .where('c.valid_from', '<=', now)
    .where('c.valid_to', '>', now)
    .orderBy('c.id')
    .execute();
}

/** Contracts of departments that are in force at some instant of `period`. */
export async function contractsOfDepartments(tx: Tx, departmentIds: readonly string[], { from, to }: Period) {
  if (departmentIds.length === 0) return [];
  return tx
    .selectFrom('contract')
    .select(['id', 'department_id', 'valid_from', 'valid_to'])
    .where('department_id', 'in', [...departmentIds])
    .where('valid_from', '<', to)
    .where('valid_to', '>', from)
    .whereRef('valid_to', '>', 'valid_from')
    .orderBy('valid_from')
    .execute();
}

/** The contracts that `contractId` follows, by key, locked. One that waits to begin, or was withdrawn, follows nothing. */
export async function lockPreceding(tx: Tx, contractId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select id from contract where id = ${contractId}::uuid
      union
      select a.id from line
        join contract x on x.id = line.id and x.valid_to > x.valid_from
        join contract a on a.department_id = x.department_id and a.operator_id = x.operator_id and a.valid_to > a.valid_from and a.valid_to <= x.valid_from
       where x.id = (select s.id from contract s
                      where s.department_id = a.department_id and s.operator_id = a.operator_id and s.valid_to > s.valid_from and s.valid_from >= a.valid_to
                      order by s.valid_from, s.number limit 1)
    )
    select id from contract where id in (select id from line) and id <> ${contractId}::uuid order by id for no key update`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Contracts in force at `now` that end by `by` and that none follows without a gap: one that was withdrawn, or waits to begin and may never, follows none. */
export async function endingBy(tx: Tx, { now, by }: { readonly now: Date; readonly by: Date }) {
  return tx
    .selectFrom('contract as c')
    .innerJoin('department as d', 'd.id', 'c.department_id')
    .select(['c.id', 'c.number', 'c.department_id', 'c.valid_to', 'd.name as department'])
    .where('c.valid_from', '<=', now)
    .where('c.valid_to', '>', now)
    .where('c.valid_to', '<=', by)
    .where(
      sql<boolean>`not exists (select from contract n where n.department_id = c.department_id and n.valid_to > n.valid_from
        and n.valid_from <= c.valid_to and n.valid_to > c.valid_to)`,
    )
    .orderBy('c.id')
    .execute();
}
