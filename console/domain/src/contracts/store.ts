import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { ContractView } from './schemas.ts';

const withNames = (tx: Tx) =>
  tx
    .selectFrom('contract as c')
    .innerJoin('department as d', 'd.id', 'c.department_id')
    .innerJoin('organisation as o', 'o.id', 'c.operator_id')
    .selectAll('c')
    .select(['d.name as department_name', 'o.name as operator_name']);

type ContractRow = Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>;

/** A contract as it is shown. */
export function contractView(row: ContractRow): ContractView {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    department: { id: row.department_id, name: row.department_name },
    operator: { id: row.operator_id, name: row.operator_name },
    validFrom: row.valid_from.toISOString(),
    validTo: row.valid_to.toISOString(),
    annualFen: row.annual_fen.toString(),
    slaPolicy: row.sla_policy,
    coefficientPolicy: row.coefficient_policy,
    createdAt: row.created_at.toISOString(),
  };
}

export async function findContract(tx: Tx, id: string) {
  return withNames(tx).where('c.id', '=', id).executeTakeFirst();
}

/** Contracts of one department that are in force at some instant of `period`, earliest first. */
export async function contractsIn(tx: Tx, departmentId: string, period: Period) {
  return withNames(tx)
    .where('c.department_id', '=', departmentId)
    .where('c.valid_from', '<', period.to)
    .where('c.valid_to', '>', period.from)
    .orderBy('c.valid_from')
    .execute();
}

export async function pageOfContracts(
  tx: Tx,
  filter: {
    readonly cursor?: string | null | undefined;
    readonly limit: number;
    readonly departmentId?: string | undefined;
  },
) {
  const matching = filter.departmentId
    ? withNames(tx).where('c.department_id', '=', filter.departmentId)
    : withNames(tx);
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  const page = cursor
    ? matching.where((eb) => eb(eb.refTuple('c.created_at', 'c.id'), '<', eb.tuple(cursor.at, cursor.id)))
    : matching;
  const rows = await page
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.created_at, last.id) : null,
  };
}

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

export async function isOperator(tx: Tx, organisationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .where('kind', '=', 'operator')
    .executeTakeFirst();
  return row !== undefined;
}

interface NewContract {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  readonly operator_id: string;
  readonly name: string;
  readonly valid_from: Date;
  readonly valid_to: Date;
  readonly annual_fen: bigint;
  readonly sla_policy: string;
  readonly coefficient_policy: string;
  readonly created_at: Date;
}

export async function insertContract(tx: Tx, contract: NewContract): Promise<void> {
  await tx.insertInto('contract').values(contract).execute();
}
