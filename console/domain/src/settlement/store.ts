import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { formatExact, formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import { sql } from 'kysely';
import { newId } from '../verb/id.ts';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { DraftStanding } from './draft-standing-store.ts';
import type { Settled } from './rules.ts';
import type { StatementItem } from './schemas.ts';

/** Rows that one insert carries. */
const BATCH = 5_000;

export async function findOfMonth(tx: Tx, contractId: string, month: string) {
  return tx
    .selectFrom('statement')
    .select(['id', 'number', 'state', 'content_hash', 'released_by', 'drafted_by'])
    .where('contract_id', '=', contractId)
    .where('month', '=', month)
    .executeTakeFirst();
}

/** Key of the issued statement of a contract's month; undefined: there is none. */
export async function findIssuedOf(tx: Tx, of: { readonly contractId: string; readonly month: string }) {
  const row = await tx
    .selectFrom('statement')
    .select('id')
    .where('contract_id', '=', of.contractId)
    .where('month', '=', of.month)
    .where('issued_at', 'is not', null)
    .executeTakeFirst();
  return row?.id;
}

/** The statement with its row locked, for issuing. */
export async function lockStatement(tx: Tx, id: string) {
  return tx
    .selectFrom('statement as s')
    .innerJoin('contract as c', 'c.id', 's.contract_id')
    .selectAll('s')
    .select('c.valid_to as contractEnds')
    .where('s.id', '=', id)
    .forUpdate('s')
    .executeTakeFirst();
}

interface StatementHead {
  readonly id: string;
  readonly workingNumber: string;
  readonly standing: DraftStanding;
  readonly contractId: string;
  readonly departmentId: string;
  readonly month: string;
  readonly asOf: Date;
  readonly builtAt: Date;
  readonly contentHash: string;
  /** The rating it is made from, whose charges its lines sum. */
  readonly ratingId: string;
}

/** Writes the draft, replacing what stands under its id: head and lines. */
export async function replaceDraft(tx: Tx, head: StatementHead, settled: Settled): Promise<void> {
  await tx.deleteFrom('statement_line').where('statement_id', '=', head.id).execute();
  const figures = {
    as_of: head.asOf,
    payable_fen: settled.payableFen,
    working: JSON.stringify(settled.working),
    content_hash: head.contentHash,
    rating_id: head.ratingId,
    built_at: head.builtAt,
    ...standingColumns(head),
  };
  const { id, workingNumber, month } = head;
  const numbers = { number: workingNumber, working_number: workingNumber };
  const parties = { contract_id: head.contractId, department_id: head.departmentId };
  await tx
    .insertInto('statement')
    .values({ id, ...numbers, month, ...parties, ...figures })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(figures))
    .execute();
  const lines = settled.lines.map((line, index) => ({ ...line, ordinal: index + 1 }));
  for (let start = 0; start < lines.length; start += BATCH)
    await insertLines(tx, head, lines.slice(start, start + BATCH));
}

/** Built anew it is reviewed by nobody; what was released as improbable stays so while nothing about it changes. */
function standingColumns({ standing, builtAt }: StatementHead) {
  const { state, policyId, builtBy, parked, staysReleased } = standing;
  const improbable = parked.length > 0;
  return {
    state,
    policy_id: policyId,
    drafted_by: builtBy,
    parked: improbable ? JSON.stringify(parked) : null,
    parked_at: improbable ? builtAt : null,
    reviewed_at: null,
    reviewed_by: null,
    ...(staysReleased ? {} : { released_at: null, released_by: null, released_why: null }),
  };
}

type PlacedLine = Settled['lines'][number] & { readonly ordinal: number };

/** One statement with a column an array: several times as fast as a parameter for each value. */
async function insertLines(tx: Tx, head: StatementHead, lines: readonly PlacedLine[]): Promise<void> {
  const column = <Value>(of: (line: PlacedLine) => Value) => lines.map(of);
  await sql`
    insert into statement_line (statement_id, department_id, id, ordinal, kind, resource_id, sku, unit, quantity, unit_price, exact,
                                amount_fen, working)
    select ${head.id}::uuid, ${head.departmentId}::uuid, t.* from unnest(
      ${column(() => newId(head.builtAt))}::uuid[], ${column(({ ordinal }) => ordinal)}::int[],
      ${column(({ kind }) => kind)}::text[], ${column(({ resourceId }) => resourceId)}::uuid[],
      ${column(({ sku }) => sku)}::text[], ${column(({ unit }) => unit)}::text[],
      ${column(({ quantity }) => (quantity === null ? null : formatQuantity(quantity)))}::numeric[],
      ${column(({ unitPrice }) => (unitPrice === null ? null : formatPrice(unitPrice)))}::numeric[],
      ${column(({ exact }) => formatExact(exact))}::numeric[], ${column(({ amountFen }) => amountFen.toString())}::bigint[],
      ${column(({ working, key }) => JSON.stringify({ ...working, key }))}::text[]::jsonb[]) as t`.execute(tx);
}

interface Issue {
  readonly at: Date;
  readonly by: string;
  readonly number: string;
  readonly confirmBy: Date;
}

export async function markIssued(tx: Tx, id: string, { at, by, number, confirmBy }: Issue): Promise<void> {
  await tx
    .updateTable('statement')
    .set({ state: 'issued', number, issued_at: at, issued_by: by, confirm_by: confirmBy })
    .where('id', '=', id)
    .execute();
}

const withParties = (tx: Tx) =>
  tx
    .selectFrom('statement as s')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .innerJoin('contract as c', 'c.id', 's.contract_id')
    .selectAll('s')
    .select(['d.name as departmentName', 'c.number as contractNumber', 'c.name as contractName']);

export type StatementRow = Awaited<ReturnType<ReturnType<typeof withParties>['executeTakeFirstOrThrow']>>;

export async function findStatement(tx: Tx, id: string): Promise<StatementRow | undefined> {
  return withParties(tx).where('s.id', '=', id).executeTakeFirst();
}

/** Statements by key, in the order of their numbers. */
export async function statementsById(tx: Tx, ids: readonly string[]): Promise<readonly StatementRow[]> {
  if (ids.length === 0) return [];
  return withParties(tx).where('s.id', 'in', ids).orderBy('s.month').orderBy('s.number').execute();
}

/** A statement's head as it is listed. */
export function statementItem(row: StatementRow): StatementItem {
  return {
    id: row.id,
    number: row.number,
    month: row.month,
    state: row.state as StatementItem['state'],
    parked: row.parked !== null && row.released_at === null && row.issued_at === null,
    department: { id: row.department_id, name: row.departmentName },
    contract: { id: row.contract_id, number: row.contractNumber, name: row.contractName },
    asOf: row.as_of.toISOString(),
    builtAt: row.built_at.toISOString(),
    issuedAt: row.issued_at?.toISOString() ?? null,
    payableFen: row.payable_fen.toString(),
  };
}

interface StatementFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly departmentId?: string | undefined;
  readonly month?: string | undefined;
  readonly state?: string | undefined;
}

/** Statements in scope, last built first. */
export async function pageOfStatements(tx: Tx, filter: StatementFilter) {
  let matching = withParties(tx);
  if (filter.departmentId) matching = matching.where('s.department_id', '=', filter.departmentId);
  if (filter.month) matching = matching.where('s.month', '=', filter.month);
  if (filter.state) matching = matching.where('s.state', '=', filter.state);
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  const page = cursor
    ? matching.where((eb) => eb(eb.refTuple('s.built_at', 's.id'), '<', eb.tuple(cursor.at, cursor.id)))
    : matching;
  const rows = await page
    .orderBy('s.built_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.built_at, last.id) : null,
  };
}
