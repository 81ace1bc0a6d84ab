import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { paidOf } from './payment-rules.ts';
import { findPayment, insertReversal, markUnpaid, paymentsOf } from './payment-store.ts';
import { reversePaymentSchema } from './steps/schemas.ts';
import { lockStatement } from './store.ts';

/**
 * Takes a payment back that was recorded wrongly, with a reason; both rows stay. A statement that it had paid is confirmed again, with what
 * is left to pay, and the voucher may be recorded anew. Refused: RECORDER_REVERSES to who recorded it (four eyes); STATE_CONFLICT where it
 * is reversed; NOT_FOUND.
 */
export const reversePayment = command({
  event: 'settlement.payment-reversed',
  allow: ['finance'],
  input: reversePaymentSchema,
  stepUp: true,
  async act({ ctx, tx }, { paymentId, reason }) {
    const found = await findPayment(tx, paymentId);
    const statement = found && (await lockStatement(tx, found.statement_id));
    const by = answerableFor(ctx.actor);
    if (!statement || by === null) throw new DomainError('NOT_FOUND', { what: 'payment' });
    const { id: statementId, number, month, payable_fen: payable, department_id: departmentId } = statement;
    const payments = await paymentsOf(tx, statementId);
    const { reference, amount_fen: amountFen, recorded_by: recordedBy, paid_on: paidOn } = found;
    if (by === recordedBy) throw new DomainError('RECORDER_REVERSES', { reference });
    const reversed = payments.some((payment) => payment.id === paymentId && payment.reversed_at !== null);
    if (reversed) throw new DomainError('STATE_CONFLICT', { object: reference, state: 'reversed' });
    const row = { payment_id: paymentId, department_id: departmentId, recorded_by: recordedBy };
    await insertReversal(tx, { ...row, reversed_by: by, reversed_at: ctx.now, reason });
    const paid = paidOf(payments) - amountFen;
    if (statement.state === 'paid' && paid < payable) await markUnpaid(tx, statementId);
    const left = { paidFen: paid.toString(), leftFen: (payable - paid).toString() };
    return {
      result: { statementId, paymentId, state: 'confirmed' as const, ...left },
      audit: {
        object: { kind: 'statement', id: statementId },
        departmentId,
        detail: { number, month, payment: paymentId, amountFen, reference, paidOn, recordedBy, reason, ...left },
      },
    };
  },
});
