import { endRound } from '../../requests/end-round.ts';
import { type RequestState, requestRefSchema } from '../../requests/schemas.ts';
import { command, type Outcome } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { lockForDecision } from '../store.ts';
import { ruleNamed } from './as-rule-store.ts';
import { judge } from './judge.ts';
import { tellWaiting } from './notice-store.ts';
import { takesEffectAt } from './objection-store.ts';
import type { AutomaticState } from './schemas.ts';
import { approveByRule, endJudgement, judgementOf, wentBy } from './store.ts';

interface Effect {
  readonly state: AutomaticState;
  readonly requestState: RequestState;
}

/**
 * A rule's judgement takes effect once nobody may call it back any more: judged again on what is so now, it approves the steps that are
 * open and the plans are released, all in one transaction. Where it no longer holds, people decide. STATE_CONFLICT before its time, which days declared off since put off, and where somebody was first.
 */
export const takeEffect = command({
  event: 'approvals.rule-approved',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }): Promise<Outcome<Effect>> {
    const { ctx, tx } = scope;
    const request = await lockForDecision(tx, requestId);
    const row = await judgementOf(tx, requestId);
    if (!request || !row) throw new DomainError('NOT_FOUND', { what: 'request' });
    const { number, round, department_id: departmentId } = request;
    const effectiveAt = await takesEffectAt(scope, row);
    if (row.state !== 'waiting' || effectiveAt === null || effectiveAt > ctx.now)
      throw new DomainError('STATE_CONFLICT', { object: number, state: row.state });
    const object = { kind: 'request', id: requestId } as const;
    const detail = { number, round, begunBy: row.policy_id, clause: row.clause };
    if (request.state !== 'joint-review' || round !== row.round) {
      await endJudgement(tx, { requestId, state: 'overtaken', at: ctx.now });
      const audit = {
        action: 'approvals.rule-lapsed' as const,
        object,
        departmentId,
        detail: { ...detail, overtaken: true },
      };
      return { result: { state: 'overtaken', requestState: request.state }, audit };
    }
    const judged = await judge.definition.read(scope, { requestId });
    const judgedBy = judged && wentBy(judged.policy);
    const { planHash = null, steps = [] } = judged?.facts ?? {};
    const holds =
      judged?.clause === row.clause && judged.refusals.length === 0 && planHash === row.explanation.plan.hash;
    if (!judged || !holds || planHash === null) {
      const refusals = judged?.refusals ?? (['switched-off'] as const);
      const seen = judged ? { explanation: judged.explanation, policy: judged.policy } : {};
      await endJudgement(tx, { requestId, state: 'lapsed', at: ctx.now, refusals, ...seen });
      await tellWaiting(scope, requestId);
      const audit = {
        action: 'approvals.rule-lapsed' as const,
        object,
        departmentId,
        detail: { ...detail, ...judgedBy, refusals },
      };
      return { result: { state: 'lapsed', requestState: request.state }, audit };
    }
    const rule = ruleNamed(judged.policy.id, judged.clause);
    const open = row.explanation.steps.filter((step) => steps.includes(step));
    await approveByRule(tx, { requestId, round, steps: open, rule, planHash, at: ctx.now });
    const { explanation, policy } = judged;
    await endJudgement(tx, { requestId, state: 'done', at: ctx.now, explanation, policy });
    const { state } = await endRound.within(scope, { requestId, outcome: 'approved', reason: null });
    return {
      result: { state: 'done', requestState: state },
      audit: {
        object,
        departmentId,
        detail: { ...detail, ...judgedBy, rule, steps: open, planHash },
      },
    };
  },
});
