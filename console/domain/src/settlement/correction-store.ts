import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month } from '@zhengyun/rulebook/calendar.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { sql } from 'kysely';
import { precedingContracts } from '../contracts/preceding-contracts.ts';
import { approvedNotes } from '../credit-notes/approved-notes.ts';
import type { VerbScope } from '../verb/context.ts';
import { correctionPins } from './correction-rules.ts';
import { correctionPinsSchema } from './corrections/schemas.ts';
import type { Correction } from './credit-rules.ts';
import { statementWorkingSchema } from './schemas.ts';
import { statementsById } from './store.ts';

/**
 * What a month of a contract takes into account: approved notes of its earlier months' statements, and of the contracts it follows, as far as no issued statement did. The
 * statements of one contract are issued one after the other, since each locks the contract first, and with it those it follows.
 */
export async function correctionsOf(
  scope: VerbScope,
  of: { readonly contractId: string; readonly month: Month },
): Promise<readonly Correction[]> {
  const preceding = await precedingContracts.definition.read(scope, { contractId: of.contractId });
  const notes = await approvedNotes.definition.read(scope, { contractIds: [of.contractId, ...preceding] });
  if (notes.length === 0) return [];
  const taken = await takenByNote(
    scope.tx,
    notes.map(({ id }) => id),
  );
  const statements = await statementsById(scope.tx, [...new Set(notes.map(({ statementId }) => statementId))]);
  const known = new Map(statements.map(({ id, number, month }) => [id, { number, month }]));
  return notes.flatMap(({ statementId, ...note }) => {
    const statement = known.get(statementId);
    const leftFen = note.totalFen - (taken.get(note.id) ?? 0n);
    return statement && statement.month < of.month && leftFen !== 0n ? [{ ...note, statement, leftFen }] : [];
  });
}

/** What issued statements took of each note. */
async function takenByNote(tx: Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, Fen>> {
  const { rows } = await sql<{ id: string; fen: bigint }>`
    select l.working ->> 'creditNoteId' as id, sum(l.amount_fen)::bigint as fen
      from statement_line l join statement s on s.id = l.statement_id
     where l.kind in ('credit', 'adjustment') and s.issued_at is not null and l.working ->> 'creditNoteId' = any (${[...noteIds]}::text[])
     group by 1`.execute(tx);
  return new Map(rows.map(({ id, fen }) => [id, BigInt(fen)]));
}

/** Whether a stored statement takes into account the notes there are now, and what is left of them. */
export async function takesCorrections(
  scope: VerbScope,
  statement: { readonly contract_id: string; readonly month: Month; readonly working: unknown },
): Promise<boolean> {
  const now = correctionPins(await correctionsOf(scope, { contractId: statement.contract_id, month: statement.month }));
  const then = statementWorkingSchema.pick({ corrections: true }).parse(statement.working).corrections ?? [];
  return JSON.stringify(correctionPinsSchema.parse(now)) === JSON.stringify(correctionPinsSchema.parse(then));
}

/** Issued statements that took notes into account, in order of month: how much each did. */
export async function applicationsOf(tx: Tx, noteIds: readonly string[]) {
  if (noteIds.length === 0) return [];
  const { rows } = await sql<{ noteId: string; statementId: string; number: string; month: string; amountFen: bigint }>`
    select l.working ->> 'creditNoteId' as "noteId", s.id as "statementId", s.number, s.month, l.amount_fen as "amountFen"
      from statement_line l join statement s on s.id = l.statement_id
     where l.kind in ('credit', 'adjustment') and s.issued_at is not null and l.working ->> 'creditNoteId' = any (${[...noteIds]}::text[])
     order by s.month, s.number`.execute(tx);
  return rows;
}
