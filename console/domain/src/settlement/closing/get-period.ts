import { settlementPolicyAt } from '@zhengyun/rulebook/settlement-policy.ts';
import { answerableFor } from '../../verb/actor.ts';
import { holds } from '../../verb/context.ts';
import { query } from '../../verb/query.ts';
import { findBlockers } from './find-blockers.ts';
import { findPeriod } from './period-store.ts';
import { progressOf } from './rules.ts';
import { type AccountingPeriod, periodInputSchema } from './schemas.ts';
import { countSteps, openSteps } from './step-store.ts';
import { blocking } from './unknown-rules.ts';

const MOST_FAILURES = 100;

/** An accounting month: how far its closing is, what failed and why, and what stands in the way. */
export const getPeriod = query({
  allow: ['finance', 'auditor'],
  input: periodInputSchema,
  async read(scope, { month }): Promise<AccountingPeriod> {
    const { ctx, tx } = scope;
    const period = await findPeriod(tx, month);
    const { freezesAt, ...found } = await findBlockers.definition.read(scope, { month });
    const failed = (await openSteps(tx, month)).filter(({ state }) => state === 'failed');
    const finance = holds(ctx.actor, 'finance');
    const counts = await countSteps(tx, month);
    const open = period?.state !== 'closed';
    return {
      month,
      state: (period?.state ?? 'open') as AccountingPeriod['state'],
      policyId: period?.policy_id ?? settlementPolicyAt(ctx.now).id,
      freezesAt: freezesAt.toISOString(),
      begun: period ? { at: period.begun_at.toISOString(), by: period.begunBy } : null,
      closed: period?.closed_at ? { at: period.closed_at.toISOString(), by: period.closedBy ?? '' } : null,
      drafting: progressOf(counts.draft, ctx.now),
      issuing: progressOf(counts.issue, ctx.now),
      failures: failed.slice(0, MOST_FAILURES).map((step) => ({
        contractId: step.contract_id,
        contractNumber: step.contractNumber,
        department: { id: step.department_id, name: step.departmentName },
        step: step.step as 'draft' | 'issue',
        code: step.code ?? '',
        facts: (step.facts ?? {}) as AccountingPeriod['failures'][number]['facts'],
        attempts: step.attempts,
        at: (step.ended_at ?? step.asked_at).toISOString(),
      })),
      ...found,
      blockers: open ? [...found.blockers] : [],
      mayBegin: finance && open && ctx.now >= freezesAt,
      mayClose:
        finance && open && blocking(found.blockers, '').length === 0 && period?.begun_by !== answerableFor(ctx.actor),
    };
  },
});
