import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { bindWord } from './word-chain-store.ts';

/** What was recorded as paid for a statement, in order of recording, with who recorded and who reversed it. */
export async function paymentsOf(tx: Tx, statementId: string) {
  return tx
    .selectFrom('statement_payment as p')
    .innerJoin('person as w', 'w.id', 'p.recorded_by')
    .leftJoin('statement_payment_reversal as r', 'r.payment_id', 'p.id')
    .leftJoin('person as u', 'u.id', 'r.reversed_by')
    .selectAll('p')
    .select(['w.real_name as recordedBy', 'r.reversed_at', 'r.reason', 'u.real_name as reversedBy'])
    .where('p.statement_id', '=', statementId)
    .orderBy('p.recorded_at')
    .orderBy('p.id')
    .execute();
}
export type PaymentRow = Awaited<ReturnType<typeof paymentsOf>>[number];

/** A payment by its key, with the statement it is of. */
export async function findPayment(tx: Tx, id: string) {
  return tx.selectFrom('statement_payment').selectAll().where('id', '=', id).executeTakeFirst();
}

interface NewPayment {
  readonly id: string;
  readonly statement_id: string;
  readonly department_id: string;
  readonly amount_fen: bigint;
  readonly reference: string;
  readonly paid_on: string;
  readonly recorded_by: string;
  readonly recorded_at: Date;
}

export async function insertPayment(tx: Tx, payment: NewPayment): Promise<void> {
  await tx.insertInto('statement_payment').values(payment).execute();
  await bindWord(tx, 'payment', payment.id);
}

interface NewReversal {
  readonly payment_id: string;
  readonly department_id: string;
  readonly recorded_by: string;
  readonly reversed_by: string;
  readonly reversed_at: Date;
  readonly reason: string;
}

export async function insertReversal(tx: Tx, reversal: NewReversal): Promise<void> {
  await tx.insertInto('statement_payment_reversal').values(reversal).execute();
  await bindWord(tx, 'reversal', reversal.payment_id);
}

/**
 * Printed number of the statement that a voucher of `departmentId` has paid to the operator of the statement `statementId`; null: none, or all
 * of it was reversed. The voucher is locked until the transaction ends: of two at once the second sees the first.
 */
export async function statementOfVoucher(
  tx: Tx,
  of: { readonly statementId: string; readonly departmentId: string; readonly reference: string },
): Promise<string | null> {
  const { rows } = await sql<{ used: string | null }>`
    select statement_of_voucher(${of.departmentId}, c.operator_id, ${of.reference}, null) as used
    from statement s join contract c on c.id = s.contract_id where s.id = ${of.statementId}`.execute(tx);
  return rows[0]?.used ?? null;
}

export async function markPaid(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('statement').set({ state: 'paid', paid_at: at }).where('id', '=', id).execute();
}

/** A statement that was paid has something left to pay again. */
export async function markUnpaid(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('statement').set({ state: 'confirmed', paid_at: null }).where('id', '=', id).execute();
}
