import { settlementPolicyOf } from '@zhengyun/rulebook/settlement-policy.ts';
import { z } from 'zod';
import type { VerbScope } from '../verb/context.ts';
import { freezeOf } from './freeze-store.ts';
import { actsOpenTo } from './state-rules.ts';
import { handOf, namesOf, paymentsOf, standingOf } from './state-store.ts';
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
    confirmed: confirmed && { ...confirmed, how: row.confirmed_how === 'silence' ? 'silence' : 'person' },
    paidAt: row.paid_at?.toISOString() ?? null,
    payments: payments.map((payment) => ({
      id: payment.id,
      amountFen: payment.amount_fen.toString(),
      reference: payment.reference,
      paidOn: payment.paid_on,
      recordedBy: payment.recordedBy,
      recordedAt: payment.recorded_at.toISOString(),
    })),
    paidFen: payments.reduce((sum, payment) => sum + payment.amount_fen, 0n).toString(),
    open: [...actsOpenTo(standingOf(row), handOf(ctx.actor, row))],
  };
}
