import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { paidOf, standingPayments } from './payment-rules.ts';
import { insertPayment, markPaid, paymentsOf, statementOfVoucher } from './payment-store.ts';
import { handOf, requireOpen } from './state-store.ts';
import { paySchema } from './steps/schemas.ts';
import { lockStatement } from './store.ts';

/**
 * Records what was paid for a confirmed statement, in one part or several; with the last fen it is paid. Refused: OVERPAID (what is left);
 * DUPLICATE_CONFLICT for a reference that was recorded with another amount or day (the same again changes nothing); VOUCHER_USED for one
 * that the department paid another statement to the same operator with; INPUT_INVALID for a day to come; STATE_CONFLICT before it is
 * confirmed or after it is paid.
 */
export const recordPayment = command({
  event: 'settlement.payment-recorded',
  allow: ['finance'],
  input: paySchema,
  stepUp: true,
  async act({ ctx, tx }, { statementId, amountFen, reference, paidOn }) {
    const statement = await lockStatement(tx, statementId);
    const by = answerableFor(ctx.actor);
    if (!statement || by === null) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const { number, month, payable_fen: payable, department_id: departmentId } = statement;
    const before = await paymentsOf(tx, statementId);
    const same = standingPayments(before).find((payment) => payment.reference === reference);
    if (same && (same.amount_fen !== BigInt(amountFen) || same.paid_on !== paidOn))
      throw new DomainError('DUPLICATE_CONFLICT');
    if (!same) requireOpen('pay', statement, handOf(ctx.actor, statement));
    if (paidOn > dayOf(ctx.now)) throw new DomainError('INPUT_INVALID', { field: 'paidOn', fields: ['paidOn'] });
    const used = same ? null : await statementOfVoucher(tx, { statementId, departmentId, reference });
    if (used !== null) throw new DomainError('VOUCHER_USED', { reference, number: used });
    const paidBefore = paidOf(before);
    const paid = same ? paidBefore : paidBefore + BigInt(amountFen);
    if (paid > payable) throw new DomainError('OVERPAID', { number, leftFen: (payable - paidBefore).toString() });
    const id = same?.id ?? newId(ctx.now);
    if (!same)
      await insertPayment(tx, {
        id,
        statement_id: statementId,
        department_id: departmentId,
        amount_fen: BigInt(amountFen),
        reference,
        paid_on: paidOn,
        recorded_by: by,
        recorded_at: ctx.now,
      });
    if (!same && paid === payable) await markPaid(tx, statementId, ctx.now);
    const state = paid === payable ? ('paid' as const) : ('confirmed' as const);
    return {
      result: { statementId, state, paidFen: paid.toString(), leftFen: (payable - paid).toString() },
      audit: {
        object: { kind: 'statement', id: statementId },
        departmentId,
        detail: { number, month, payment: id, amountFen, reference, paidOn, state, repeated: same !== undefined },
      },
    };
  },
});
