import { afterDays, dayOf } from '@zhengyun/rulebook/calendar.ts';
import { reconciliationPolicyAt } from '@zhengyun/rulebook/reconciliation-policy.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { aboutCase, caseFor } from './acting-store.ts';
import { changeCase } from './case-store.ts';
import { closeCaseSchema } from './schemas.ts';

/**
 * Ends an answered case: solved, where the difference is gone, or explained until a day, where it stands and may. Never by who answered it. Refused as
 * `caseFor` says; INPUT_INVALID for a day that is over or further off than the policy lets a difference stand.
 */
export const closeCase = command({
  event: 'reconciliation.case-closed',
  allow: ['finance', 'authority-approver'],
  input: closeCaseSchema,
  stepUp: true,
  async act(scope, input) {
    const { ctx, tx } = scope;
    const row = await caseFor(scope, input.caseId, input.outcome === 'solved' ? 'solve' : 'explain');
    const until = input.outcome === 'explained' ? input.until : null;
    const last = dayOf(afterDays(ctx.now, reconciliationPolicyAt(ctx.now).explainedDays));
    if (until !== null && (until < dayOf(ctx.now) || until > last))
      throw new DomainError('INPUT_INVALID', { field: 'until', fields: [`until: ${dayOf(ctx.now)} … ${last}`] });
    await changeCase(tx, row.id, {
      state: 'closed',
      outcome: input.outcome,
      closed_by: answerableFor(ctx.actor) ?? '',
      closed_at: ctx.now,
      closing_reason: input.reason,
      ...(until === null ? {} : { explained_until: until }),
    });
    return {
      result: { caseId: row.id, number: row.number, state: 'closed' as const },
      audit: aboutCase(row, { outcome: input.outcome, reason: input.reason, until }),
    };
  },
});
