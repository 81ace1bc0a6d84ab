import { endRound } from '../requests/end-round.ts';
import { command } from '../verb/command.ts';
import { holds, requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { outcomeAfter, ROLE_OF_STEP, refuseDecision } from './rules.ts';
import { decideSchema } from './schemas.ts';
import { cloudsOf, lockForDecision, saveDecision, stepsOf } from './store.ts';

const EVENT = { approve: 'approvals.approved', return: 'approvals.returned', refuse: 'approvals.refused' } as const;

/**
 * Decides one step of a request. Refused: ROLE_MISSING for the step's role (in the request's department where it is the
 * department's), CLOUD_NOT_GRANTED where it is for other clouds; APPROVER_IS_APPLICANT, APPROVER_DECIDED_BEFORE; STEP_NOT_OPEN,
 * STEP_ALREADY_DECIDED; PLAN_CHANGED when the plan looked at is not the one in force; QUOTA_EXCEEDED at the last approval.
 */
export const decideApproval = command({
  event: 'approvals.approved',
  allow: ['department-approver', 'authority-approver', 'technical-reviewer'],
  input: decideSchema,
  async act(scope, { requestId, step, decision, planHash, reason }) {
    const { ctx, tx } = scope;
    const request = await lockForDecision(tx, requestId);
    if (!request || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'request' });
    const role = ROLE_OF_STEP[step];
    if (!holds(ctx.actor, role, { departmentId: request.department_id }))
      throw new DomainError('ROLE_MISSING', { needed: [role] });
    for (const cloudId of await cloudsOf(tx, requestId))
      requireCloud(ctx.actor, [role], { cloudId, departmentId: request.department_id });
    const facts = {
      step,
      decision,
      personId: ctx.actor.id,
      applicantId: request.applicant_id,
      planHash,
      planHashInForce: request.plan_hash,
      steps: await stepsOf(tx, requestId, request.round),
    };
    const refusal = refuseDecision(facts);
    if (refusal) throw new DomainError(refusal, { request: request.number, step });
    const { round } = request;
    await saveDecision(tx, { requestId, round, step, decision, planHash, reason, by: ctx.actor.id, at: ctx.now });
    const outcome = outcomeAfter(facts);
    const ended = outcome && (await endRound.within(scope, { requestId, outcome, reason: reason ?? null }));
    return {
      result: { requestId, state: ended?.state ?? request.state },
      audit: {
        action: EVENT[decision],
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number: request.number, round, step, planHash, reason: reason ?? null },
      },
    };
  },
});
