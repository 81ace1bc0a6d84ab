import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import { type MadeLine, type NoteKind, type NoteLine, type NoteState, totalOf } from './rules.ts';
import { type NOTE_FILTERS, noteLineFactsSchema } from './schemas.ts';

export interface NewNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly departmentId: string;
  readonly contractId: string;
  readonly statementId: string;
  readonly disputeId: string | null;
  readonly reason: string;
  readonly reference: string;
  readonly at: Date;
  readonly by: string;
  /** By when the second person decides. */
  readonly decideBy: Date;
  readonly lines: readonly NoteLine[];
}

/** Writes a note with its lines, and gives it as it is stored; its total is their sum. */
export async function insertNote(tx: Tx, note: NewNote) {
  const { id, kind, departmentId, lines, reason, reference } = note;
  const row = await tx
    .insertInto('credit_note')
    .values({
      ...{ id, kind, department_id: departmentId, contract_id: note.contractId, statement_id: note.statementId },
      ...{ dispute_id: note.disputeId, total_fen: totalOf(lines), reason, reference, state: 'proposed' },
      ...{ proposed_at: note.at, proposed_by: note.by, decide_by: note.decideBy },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const rows = lines.map(({ act, lineId, key, amountFen, facts }, index) => ({
    ...{ note_id: id, department_id: departmentId, ordinal: index + 1, act, line_id: lineId, line_key: key },
    ...{ amount_fen: amountFen, facts: JSON.stringify(facts) },
  }));
  for (let start = 0; start < rows.length; start += 1_000)
    await tx
      .insertInto('credit_note_line')
      .values(rows.slice(start, start + 1_000))
      .execute();
  return row;
}

/** What notes that were not refused make of one line. The caller has locked the statement. */
export async function correctedFen(tx: Tx, lineId: string): Promise<Fen> {
  const { fen } = await tx
    .selectFrom('credit_note_line as l')
    .innerJoin('credit_note as n', 'n.id', 'l.note_id')
    .select(sql<bigint>`coalesce(sum(l.amount_fen), 0)::bigint`.as('fen'))
    .where('n.state', '<>', 'refused')
    .where('l.line_id', '=', lineId)
    .executeTakeFirstOrThrow();
  return BigInt(fen);
}

/** What notes make of a statement at the least: those that were approved, and of those that wait the ones that take off. The caller has locked the statement. */
export async function correctedOfStatement(tx: Tx, statementId: string): Promise<Fen> {
  const { fen } = await tx
    .selectFrom('credit_note')
    .select(sql<bigint>`coalesce(sum(total_fen), 0)::bigint`.as('fen'))
    .where('statement_id', '=', statementId)
    .where(sql<boolean>`(state = 'approved' or state = 'proposed' and total_fen < 0)`)
    .executeTakeFirstOrThrow();
  return BigInt(fen);
}

/** Lines of a statement's notes that were not refused, in the order they were proposed. The caller has locked the statement. */
export async function madeLines(tx: Tx, statementId: string): Promise<readonly MadeLine[]> {
  const rows = await tx
    .selectFrom('credit_note_line as l')
    .innerJoin('credit_note as n', 'n.id', 'l.note_id')
    .leftJoin('late_fact as f', 'f.note_id', 'n.id')
    .select([
      'n.id as noteId',
      'l.act',
      'l.line_key as key',
      'l.amount_fen as amountFen',
      'l.facts',
      'f.id as lateFactId',
    ])
    .where('n.state', '<>', 'refused')
    .where('n.statement_id', '=', statementId)
    .orderBy('n.proposed_at')
    .orderBy('n.id')
    .orderBy('l.ordinal')
    .execute();
  return rows.map(({ lateFactId, act, amountFen, facts, ...row }) => ({
    ...row,
    act: act as MadeLine['act'],
    amountFen: BigInt(amountFen),
    facts: noteLineFactsSchema.parse(facts),
    ofFacts: lateFactId !== null,
  }));
}

/** What the undecided note of one of these lines of a statement goes by; null: there is none. The caller has locked the statement. */
export async function undecidedOf(tx: Tx, statementId: string, keys: readonly string[]): Promise<string | null> {
  const row = await tx
    .selectFrom('credit_note as n')
    .select('n.reference')
    .where('n.statement_id', '=', statementId)
    .where('n.state', '=', 'proposed')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('credit_note_line as l')
          .select('l.ordinal')
          .whereRef('l.note_id', '=', 'n.id')
          .where(sql<boolean>`l.line_key = any (${[...keys]}::text[])`),
      ),
    )
    .executeTakeFirst();
  return row?.reference ?? null;
}

/** The note, locked; undefined: none in scope. */
export async function lockNote(tx: Tx, id: string) {
  return tx.selectFrom('credit_note').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}
export type NoteRow = NonNullable<Awaited<ReturnType<typeof lockNote>>>;

interface Decided {
  readonly state: NoteState;
  readonly number?: string;
  readonly decided_at: Date;
  readonly decided_by: string;
  readonly refusal?: string;
}

export async function decideNote(tx: Tx, id: string, decided: Decided): Promise<void> {
  await tx.updateTable('credit_note').set(decided).where('id', '=', id).execute();
}

/** Approved notes of contracts' statements, by number. */
export async function approvedOf(tx: Tx, contractIds: readonly string[]) {
  return tx
    .selectFrom('credit_note')
    .select(['id', 'number', 'kind', 'statement_id as statementId', 'total_fen as totalFen', 'reason', 'reference'])
    .where('contract_id', 'in', [...contractIds])
    .where('state', '=', 'approved')
    .orderBy('number')
    .execute();
}

/** Takes notes that nobody decided by their term a level up, and gives those it took, in the order they were proposed. */
export async function raiseOverdue(tx: Tx, now: Date) {
  const rows = await tx
    .updateTable('credit_note')
    .set({ level: 1 })
    .where('state', '=', 'proposed')
    .where('level', '=', 0)
    .where('decide_by', '<=', now)
    .returning(['id', 'reference'])
    .execute();
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

interface NoteFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: (typeof NOTE_FILTERS)[number] | undefined;
  readonly now: Date;
  readonly statementId?: string | undefined;
  readonly creditNoteId?: string | undefined;
}

/** Notes in scope that fit, newest first. */
export async function pageOfNotes(tx: Tx, filter: NoteFilter) {
  const { state, statementId, creditNoteId, now } = filter;
  const conditions = [
    state === undefined ? [] : stateIs(state, now),
    statementId === undefined ? [] : sql<boolean>`n.statement_id = ${statementId}`,
    creditNoteId === undefined ? [] : sql<boolean>`n.id = ${creditNoteId}`,
  ].flat();
  const rows = tx
    .selectFrom('credit_note as n')
    .innerJoin('department as d', 'd.id', 'n.department_id')
    .innerJoin('person as p', 'p.id', 'n.proposed_by')
    .leftJoin('person as c', 'c.id', 'n.decided_by')
    .leftJoin('dispute as x', 'x.id', 'n.dispute_id')
    .selectAll('n')
    .select([
      'd.name as departmentName',
      'p.real_name as proposedName',
      'c.real_name as decidedName',
      'x.number as disputeNumber',
      sql<unknown>`x.line -> 'madeBy'`.as('madeBy'),
    ])
    .where((eb) => eb.and(conditions));
  const counted = tx
    .selectFrom('credit_note as n')
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where((eb) => eb.and(conditions));
  return newestPage({ counted, rows, id: 'n.id' }, filter);
}
export type NoteView = Awaited<ReturnType<typeof pageOfNotes>>['rows'][number];

function stateIs(state: (typeof NOTE_FILTERS)[number], now: Date) {
  return state === 'overdue'
    ? sql<boolean>`n.state = 'proposed' and n.decide_by <= ${now}`
    : sql<boolean>`n.state = ${state}`;
}

/** Lines of notes, in order. */
export async function linesOfNotes(tx: Tx, noteIds: readonly string[]) {
  if (noteIds.length === 0) return [];
  return tx
    .selectFrom('credit_note_line')
    .selectAll()
    .where('note_id', 'in', [...noteIds])
    .orderBy('note_id')
    .orderBy('ordinal')
    .execute();
}
