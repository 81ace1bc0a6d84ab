import { settlementPolicyAt } from '@zhengyun/rulebook/settlement-policy.ts';
import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { freezeOf } from '../freeze-store.ts';
import { type StatementStep, statementStepJob } from './jobs.ts';
import { beginPeriod, contractsWithStatements } from './period-store.ts';
import { periodInputSchema } from './schemas.ts';
import { askStep } from './step-store.ts';

/**
 * Begins the closing of a month: every contract in force in it is drafted, each by a job of its own, for the person who begins. What is
 * reviewed or issued already stays. Begun again, also at the same time, it is the same closing and takes up what came to it since.
 * MONTH_NOT_FROZEN (until when facts are collected), PERIOD_CLOSED.
 */
export const beginClosing = command({
  event: 'settlement.closing-begun',
  allow: ['finance'],
  input: periodInputSchema,
  stepUp: true,
  async act(scope, { month }) {
    const { ctx, tx } = scope;
    const by = answerableFor(ctx.actor);
    if (by === null) throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
    const policy = settlementPolicyAt(ctx.now);
    const freezesAt = await freezeOf(scope, month, policy);
    if (ctx.now < freezesAt) throw new DomainError('MONTH_NOT_FROZEN', { month, until: freezesAt.toISOString() });
    const { began, state } = await beginPeriod(tx, { month, policyId: policy.id, at: ctx.now, by });
    if (state === 'closed') throw new DomainError('PERIOD_CLOSED', { month });
    const contracts = await contractsWithStatements(tx, month);
    const steps: StatementStep[] = [];
    for (const { id: contractId, departmentId, state: stands } of contracts) {
      if (stands !== null && stands !== 'gathering') continue;
      const step = { contractId, month, step: 'draft' as const };
      if (await askStep(tx, { step, departmentId, by, at: ctx.now })) steps.push(step);
    }
    return {
      result: { month, state: 'closing' as const, began, contracts: contracts.length },
      audit: {
        object: { kind: 'accounting-period', id: month },
        detail: { month, policy: policy.id, began, contracts: contracts.length, drafting: steps.length },
      },
      jobs: steps.map(statementStepJob),
    };
  },
});
