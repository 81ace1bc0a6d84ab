import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import type { Difference } from './compared-rules.ts';
import type { NoteLine } from './rules.ts';
import type { LATE_STATES, LateGap } from './schemas.ts';

interface Seen {
  readonly difference_fen: bigint;
  readonly lines: readonly NoteLine[];
  readonly gap: LateGap | null;
  readonly seen_at: Date;
}

/** As text: amounts are beyond what a JSON number holds. */
function stored(lines: readonly NoteLine[]): string {
  return JSON.stringify(lines.map((line) => ({ ...line, amountFen: line.amountFen.toString() })));
}

/** What was found of a statement and is neither settled nor gone, locked. The caller has locked the statement. */
export async function findOpenLateFact(tx: Tx, statementId: string) {
  return tx
    .selectFrom('late_fact')
    .select(['id', 'state'])
    .where('statement_id', '=', statementId)
    .where('state', 'in', ['open', 'proposed'])
    .forUpdate()
    .executeTakeFirst();
}

const storedGap = (gap: LateGap | null) => (gap === null ? null : JSON.stringify(gap));

/** Whether somebody said why nothing is adjusted, of exactly the same lines, or of the same that has no price. */
export async function isDismissed(tx: Tx, statementId: string, { lines, gap }: Difference): Promise<boolean> {
  const row = await tx
    .selectFrom('late_fact')
    .select('id')
    .where('statement_id', '=', statementId)
    .where('state', '=', 'dismissed')
    .where(sql<boolean>`lines = ${stored(lines)}::jsonb and gap is not distinct from ${storedGap(gap)}::jsonb`)
    .executeTakeFirst();
  return row !== undefined;
}

interface NewLateFact extends Seen {
  readonly id: string;
  readonly departmentId: string;
  readonly contractId: string;
  readonly statementId: string;
}

export async function insertLateFact(
  tx: Tx,
  { departmentId, contractId, statementId, lines, gap, ...row }: NewLateFact,
) {
  const of = { department_id: departmentId, contract_id: contractId, statement_id: statementId };
  await tx
    .insertInto('late_fact')
    .values({ ...row, ...of, lines: stored(lines), gap: storedGap(gap), state: 'open', found_at: row.seen_at })
    .execute();
}

interface LateChange extends Partial<Seen> {
  readonly state?: (typeof LATE_STATES)[number];
  readonly note_id?: string | null;
  readonly dismissed_at?: Date;
  readonly dismissed_by?: string;
  readonly why?: string;
}

export async function changeLateFact(tx: Tx, id: string, { lines, gap, ...change }: LateChange): Promise<void> {
  await tx
    .updateTable('late_fact')
    .set({
      ...change,
      ...(lines ? { lines: stored(lines) } : {}),
      ...(gap === undefined ? {} : { gap: storedGap(gap) }),
    })
    .where('id', '=', id)
    .execute();
}

/** What was found, locked; undefined: none in scope. */
export async function lockLateFact(tx: Tx, id: string) {
  return tx.selectFrom('late_fact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Ends what was found by its adjustment, or opens it again where that was refused; whether there was any. */
export async function endProposed(tx: Tx, noteId: string, approved: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('late_fact')
    .set(approved ? { state: 'adjusted' } : { state: 'open', note_id: null })
    .where('note_id', '=', noteId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface LateFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: (typeof LATE_STATES)[number] | undefined;
  readonly statementId?: string | undefined;
  readonly lateFactId?: string | undefined;
}

/** What was found in scope, newest first. */
export async function pageOfLateFacts(tx: Tx, filter: LateFilter) {
  const conditions = [
    filter.state === undefined ? [] : sql<boolean>`f.state = ${filter.state}`,
    filter.statementId === undefined ? [] : sql<boolean>`f.statement_id = ${filter.statementId}`,
    filter.lateFactId === undefined ? [] : sql<boolean>`f.id = ${filter.lateFactId}`,
  ].flat();
  const rows = tx
    .selectFrom('late_fact as f')
    .innerJoin('department as d', 'd.id', 'f.department_id')
    .leftJoin('person as p', 'p.id', 'f.dismissed_by')
    .selectAll('f')
    .select(['d.name as departmentName', 'p.real_name as dismissedName'])
    .where((eb) => eb.and(conditions));
  const counted = tx
    .selectFrom('late_fact as f')
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where((eb) => eb.and(conditions));
  return newestPage({ counted, rows, id: 'f.id' }, filter);
}
