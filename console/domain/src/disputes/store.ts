import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import type { DisputeSide, DisputeState } from './rules.ts';
import type { DISPUTE_FILTERS, DISPUTE_REASONS, DisputedLine } from './schemas.ts';

interface NewDispute {
  readonly id: string;
  readonly number: string;
  readonly departmentId: string;
  readonly statementId: string;
  readonly lineId: string;
  readonly amountFen: bigint;
  readonly reasonKind: (typeof DISPUTE_REASONS)[number];
  readonly reason: string;
  /** The line as the statement prints it, the statement's number and month. */
  readonly line: DisputedLine & {
    readonly statementNumber: string;
    readonly month: string;
    readonly madeBy: readonly string[];
    readonly cloudId: string | null;
  };
  readonly policyId: string;
  readonly at: Date;
  readonly by: string;
  readonly takeBy: Date;
  readonly answerBy: Date;
  readonly decideBy: Date;
}

export async function insertDispute(tx: Tx, dispute: NewDispute) {
  const { id, number, departmentId, statementId, lineId, amountFen, reasonKind, reason, policyId } = dispute;
  const { takeBy, answerBy, decideBy, at, by } = dispute;
  return tx
    .insertInto('dispute')
    .values({
      ...{ id, number, department_id: departmentId, statement_id: statementId, line_id: lineId },
      ...{ amount_fen: amountFen, reason_kind: reasonKind, reason, line: JSON.stringify(dispute.line), state: 'open' },
      ...{
        policy_id: policyId,
        opened_at: at,
        opened_by: by,
        take_by: takeBy,
        answer_by: answerBy,
        decide_by: decideBy,
      },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The dispute, locked; undefined: none in scope. */
export async function lockDispute(tx: Tx, id: string) {
  return tx.selectFrom('dispute').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}
export type DisputeRow = NonNullable<Awaited<ReturnType<typeof lockDispute>>>;

interface DisputeChange {
  readonly state?: DisputeState;
  readonly level?: number;
  readonly taken_at?: Date;
  readonly taken_by?: string;
  readonly answered_at?: Date;
  readonly decided_at?: Date | null;
  readonly decided_by?: string | null;
  readonly granted_fen?: bigint | null;
  readonly decision?: string | null;
  readonly ended_at?: Date;
}

export async function changeDispute(tx: Tx, id: string, change: DisputeChange): Promise<void> {
  await tx.updateTable('dispute').set(change).where('id', '=', id).execute();
}

interface NewWord {
  readonly id: string;
  readonly dispute_id: string;
  readonly department_id: string;
  readonly side: DisputeSide;
  readonly text: string;
  readonly said_at: Date;
  readonly said_by: string;
}

export async function insertWord(tx: Tx, word: NewWord): Promise<void> {
  await tx.insertInto('dispute_word').values(word).execute();
}

/** The number of the dispute of a line that has not ended; null: there is none. */
export async function unendedOfLine(tx: Tx, lineId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('dispute')
    .select('number')
    .where('line_id', '=', lineId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Disputes of a month's statements, or of one of them, that have not ended, by number. */
export async function unendedOf(
  tx: Tx,
  { month, statementId }: { readonly month: string; readonly statementId?: string | undefined },
) {
  const rows = tx
    .selectFrom('dispute')
    .select(['number', 'statement_id as statementId'])
    .where('ended_at', 'is', null)
    .where(sql<boolean>`line ->> 'month' = ${month}`)
    .orderBy('number');
  return (statementId === undefined ? rows : rows.where('statement_id', '=', statementId)).execute();
}

/** Disputes that wait and are past one of their terms, locked, by number. */
export async function lockOverdue(tx: Tx, now: Date) {
  return tx
    .selectFrom('dispute')
    .selectAll()
    .where('state', 'in', ['open', 'taken'])
    .where('level', '<', 2)
    .where((eb) => eb.or([eb('take_by', '<=', now), eb('answer_by', '<=', now), eb('decide_by', '<=', now)]))
    .orderBy('number')
    .forUpdate()
    .execute();
}

interface DisputeFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: (typeof DISPUTE_FILTERS)[number] | undefined;
  readonly statementId?: string | undefined;
  readonly disputeId?: string | undefined;
  /** Only those of these clouds, and of none; null: of every cloud. */
  readonly cloudIds: readonly string[] | null;
  readonly now: Date;
}

/** Disputes in scope that fit, newest first, with the names of those who acted. */
export async function pageOfDisputes(tx: Tx, filter: DisputeFilter) {
  const { state, statementId, disputeId, now } = filter;
  const conditions = [
    state === undefined ? [] : stateIs(state, now),
    statementId === undefined ? [] : sql<boolean>`x.statement_id = ${statementId}`,
    disputeId === undefined ? [] : sql<boolean>`x.id = ${disputeId}`,
    ofClouds(filter.cloudIds),
  ].flat();
  const rows = tx
    .selectFrom('dispute as x')
    .innerJoin('department as d', 'd.id', 'x.department_id')
    .innerJoin('person as o', 'o.id', 'x.opened_by')
    .leftJoin('person as t', 't.id', 'x.taken_by')
    .leftJoin('person as c', 'c.id', 'x.decided_by')
    .selectAll('x')
    .select([
      'd.name as departmentName',
      'o.real_name as openedName',
      't.real_name as takenName',
      'c.real_name as decidedName',
    ])
    .where((eb) => eb.and(conditions));
  const counted = tx
    .selectFrom('dispute as x')
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where((eb) => eb.and(conditions));
  return newestPage({ counted, rows, id: 'x.id' }, filter);
}
export type DisputeView = Awaited<ReturnType<typeof pageOfDisputes>>['rows'][number];

function stateIs(state: (typeof DISPUTE_FILTERS)[number], now: Date) {
  if (state === 'unended') return sql<boolean>`x.ended_at is null`;
  if (state !== 'overdue') return sql<boolean>`x.state = ${state}`;
  return sql<boolean>`(x.state in ('open', 'taken') and (x.decide_by <= ${now} or x.state = 'open' and x.take_by <= ${now}
    or x.answered_at is null and x.answer_by <= ${now}))`;
}

function ofClouds(cloudIds: readonly string[] | null) {
  return cloudIds === null
    ? sql<boolean>`true`
    : sql<boolean>`coalesce((x.line ->> 'cloudId')::uuid = any (${[...cloudIds]}::uuid[]), true)`;
}

/** How many disputes in scope have not ended, and how many of them are past a term. */
export async function countDisputes(tx: Tx, { now, cloudIds }: Pick<DisputeFilter, 'now' | 'cloudIds'>) {
  const { rows } = await sql<{ unended: number; overdue: number }>`
    select (count(*) filter (where ${stateIs('unended', now)}))::int as unended,
           (count(*) filter (where ${stateIs('overdue', now)}))::int as overdue
      from dispute x where ${ofClouds(cloudIds)}`.execute(tx);
  return rows[0] ?? { unended: 0, overdue: 0 };
}

/** What was said in disputes, in order. */
export async function wordsOf(tx: Tx, disputeIds: readonly string[]) {
  if (disputeIds.length === 0) return [];
  return tx
    .selectFrom('dispute_word as w')
    .innerJoin('person as p', 'p.id', 'w.said_by')
    .selectAll('w')
    .select('p.real_name as saidName')
    .where('w.dispute_id', 'in', [...disputeIds])
    .orderBy('w.said_at')
    .orderBy('w.id')
    .execute();
}
