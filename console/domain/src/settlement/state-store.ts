import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { type Actor, answerableFor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import {
  type Hand,
  isFrozen,
  refusalOf,
  type Standing,
  type StatementAct,
  type StatementState,
} from './state-rules.ts';
import type { StatementRow } from './store.ts';
import { bindWord } from './word-chain-store.ts';

type Owned = Pick<
  StatementRow,
  'state' | 'parked' | 'released_at' | 'department_id' | 'drafted_by' | 'number' | 'month'
>;

/** Where a stored statement stands. */
export function standingOf(row: Pick<Owned, 'state' | 'parked' | 'released_at'>): Standing {
  const state = row.state as StatementState;
  return { state, parked: row.parked !== null && row.released_at === null && !isFrozen(state) };
}

/** What `actor` is to a statement. A program acts for who answers for it. */
export function handOf(actor: Actor, row: Pick<Owned, 'department_id' | 'drafted_by'>): Hand {
  return {
    finance: holds(actor, 'finance'),
    department: holds(actor, 'department-approver', { departmentId: row.department_id }),
    job: actor.kind === 'job',
    preparer: row.drafted_by !== null && answerableFor(actor) === row.drafted_by,
  };
}

/** Refuses unless `hand` may do `act` to the statement as it stands. */
export function requireOpen(act: StatementAct, row: Owned, hand: Hand): void {
  const refusal = refusalOf(act, standingOf(row), hand);
  if (refusal === 'ROLE_MISSING') throw new DomainError(hand.finance || hand.job ? 'NOT_YOURS' : 'ROLE_MISSING');
  if (refusal) throw new DomainError(refusal, { number: row.number, object: row.number, state: row.state });
}

/** What one contract was to pay for the months before `month`, latest first. */
export async function payablesBefore(
  tx: Tx,
  { contractId, month, most }: { readonly contractId: string; readonly month: string; readonly most: number },
): Promise<readonly Fen[]> {
  const rows = await tx
    .selectFrom('statement')
    .select('payable_fen')
    .where('contract_id', '=', contractId)
    .where('month', '<', month)
    .orderBy('month', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.payable_fen);
}

export async function markReviewed(tx: Tx, id: string, by: { readonly at: Date; readonly id: string }): Promise<void> {
  await tx
    .updateTable('statement')
    .set({ state: 'reviewed', reviewed_at: by.at, reviewed_by: by.id })
    .where('id', '=', id)
    .execute();
}

export async function markReleased(
  tx: Tx,
  id: string,
  by: { readonly at: Date; readonly id: string; readonly why: string },
): Promise<void> {
  await tx
    .updateTable('statement')
    .set({ released_at: by.at, released_by: by.id, released_why: by.why })
    .where('id', '=', id)
    .execute();
}

/** The department's word, or its silence (`by` null); what comes to nothing is paid at once. */
export async function markConfirmed(
  tx: Tx,
  { id, payable_fen }: Pick<StatementRow, 'id' | 'payable_fen'>,
  { at, by }: { readonly at: Date; readonly by: string | null },
): Promise<'confirmed' | 'paid'> {
  const state = payable_fen === 0n ? 'paid' : 'confirmed';
  await tx
    .updateTable('statement')
    .set({ state, confirmed_at: at, confirmed_by: by, confirmed_how: by === null ? 'silence' : 'person' })
    .set(state === 'paid' ? { paid_at: at } : {})
    .where('id', '=', id)
    .execute();
  await bindWord(tx, 'confirmed', id);
  return state;
}

/** Names of people by key. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.flatMap((id) => id ?? []);
  if (known.length === 0) return new Map();
  const rows = await tx.selectFrom('person').select(['id', 'real_name']).where('id', 'in', known).execute();
  return new Map(rows.map((row) => [row.id, row.real_name]));
}
