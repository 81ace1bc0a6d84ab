import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingMinutes } from '@zhengyun/rulebook/working-hours.ts';
import { settle } from '../../notices/settle.ts';
import { findDeclaredDays } from '../../reclaim/find-declared-days.ts';
import { APPROVAL_NOTICES } from '../../requests/notice-rules.ts';
import { requestRefSchema } from '../../requests/schemas.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { lockForDecision } from '../store.ts';
import { judge } from './judge.ts';
import { tellSeats } from './notice-store.ts';
import { insertJudgement, judgementOf, wentBy } from './store.ts';
import { takeEffect } from './take-effect.ts';

/**
 * The rule looks at a change that its department has just approved, and keeps what it saw. It passes: who has the open steps is told
 * until when it may be called back, counted in working hours, and with no time to do so it takes effect at once. It doesn't: people decide, and read why. A
 * request is judged once; what its plan became after that is people's.
 */
export const beginAutomatic = command({
  event: 'approvals.rule-judged',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { ctx, tx } = scope;
    const request = await lockForDecision(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const judged = await judge.definition.read(scope, { requestId });
    if (!judged || (await judgementOf(tx, requestId)))
      throw new DomainError('STATE_CONFLICT', { object: request.number, state: request.state });
    const { policy, clause, refusals, facts, growth, explanation, resourceId } = judged;
    const passes = clause !== null && refusals.length === 0;
    const minutes = clause ? (policy[clause]?.objectionMinutes ?? 0) : 0;
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const effectiveAt = passes ? afterWorkingMinutes(ctx.now, minutes, calendar) : null;
    const { department_id: departmentId, round, number } = request;
    const more = clause === 'growth' ? growth : {};
    const yearFen = clause === 'growth' && facts.yearFen ? facts.yearFen.after - facts.yearFen.now : 0n;
    const state = passes ? 'waiting' : 'declined';
    const about = { requestId, departmentId, resourceId, round, policy, clause, state } as const;
    await insertJudgement(tx, { ...about, refusals, explanation, growth: more, yearFen, at: ctx.now, effectiveAt });
    const object = { kind: 'request', id: requestId } as const;
    if (passes) {
      await settle.definition.store(scope, { about: object, kinds: [...APPROVAL_NOTICES] });
      await tellSeats(scope, {
        requestId,
        steps: [...facts.steps, 'department'],
        until: minutes > 0 ? effectiveAt : null,
      });
    }
    const now = passes && minutes === 0 ? await takeEffect.within(scope, { requestId }) : null;
    return {
      result: { state: now?.state ?? state, requestState: now?.requestState ?? request.state },
      audit: {
        object,
        departmentId,
        detail: {
          number,
          round,
          ...wentBy(policy),
          clause,
          passes,
          refusals,
          effectiveAt: effectiveAt?.toISOString() ?? null,
          planHash: facts.planHash,
        },
      },
    };
  },
});
