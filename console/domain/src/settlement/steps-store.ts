import { settlementPolicyOf } from '@zhengyun/rulebook/settlement-policy.ts';
import { z } from 'zod';
import { type Actor, answerableFor } from '../verb/actor.ts';
import { holds, type VerbScope } from '../verb/context.ts';
import { disputableUntil, freezeOf } from './freeze-store.ts';
import { paidOf } from './payment-rules.ts';
import { type PaymentRow, paymentsOf } from './payment-store.ts';
import { actsOpenTo } from './state-rules.ts';
import { handOf, namesOf, standingOf } from './state-store.ts';
import { parkedReasonSchema, type StatementSteps } from './steps/schemas.ts';
import type { StatementRow } from './store.ts';

/** Who did what to a statement, what was paid, and what the caller may do to it next. */
export async function stepsOf(scope: VerbScope, row: StatementRow): Promise<StatementSteps> {
  const { ctx, tx } = scope;
  const policy = settlementPolicyOf(row.policy_id);
  const names = await namesOf(tx, [row.drafted_by, row.released_by, row.reviewed_by, row.issued_by, row.confirmed_by]);
  const said = (at: Date | null, by: string | null) =>
    at ? { at: at.toISOString(), by: by === null ? null : (names.get(by) ?? null) } : null;
  const released = said(row.released_at, row.released_by);
  const confirmed = said(row.confirmed_at, row.confirmed_by);
  const payments = await paymentsOf(tx, row.id);
  const { id, collectionWorkingDays, confirmWorkingDays, silence } = policy;
  return {
    workingNumber: row.working_number,
    policy: { id, collectionWorkingDays, confirmWorkingDays, silence },
    freezesAt: (await freezeOf(scope, row.month, policy)).toISOString(),
    drafted: { at: row.built_at.toISOString(), by: row.drafted_by ? (names.get(row.drafted_by) ?? null) : null },
    parked:
      row.parked_at === null
        ? null
        : { at: row.parked_at.toISOString(), reasons: z.array(parkedReasonSchema).parse(row.parked) },
    released: released && { ...released, why: row.released_why ?? '' },
    reviewed: said(row.reviewed_at, row.reviewed_by),
    issued: said(row.issued_at, row.issued_by),
    confirmBy: row.confirm_by?.toISOString() ?? null,
    disputeUntil: (await disputableUntil(scope, row))?.toISOString() ?? null,
    confirmed: confirmed && { ...confirmed, how: row.confirmed_how === 'silence' ? 'silence' : 'person' },
    paidAt: row.paid_at?.toISOString() ?? null,
    payments: payments.map((payment) => paymentItem(payment, ctx.actor)),
    paidFen: paidOf(payments).toString(),
    open: [...actsOpenTo(standingOf(row), handOf(ctx.actor, row))],
  };
}

function paymentItem(payment: PaymentRow, actor: Actor): StatementSteps['payments'][number] {
  const { reversed_at: at, reversedBy, reason } = payment;
  return {
    id: payment.id,
    amountFen: payment.amount_fen.toString(),
    reference: payment.reference,
    paidOn: payment.paid_on,
    recordedBy: payment.recordedBy,
    recordedAt: payment.recorded_at.toISOString(),
    reversed: at === null ? null : { at: at.toISOString(), by: reversedBy ?? '', reason: reason ?? '' },
    reversible: at === null && holds(actor, 'finance') && answerableFor(actor) !== payment.recorded_by,
  };
}
