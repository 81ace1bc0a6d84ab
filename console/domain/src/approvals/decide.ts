import { settle } from '../notices/settle.ts';
import { endRound } from '../requests/end-round.ts';
import { APPROVAL_NOTICES } from '../requests/notice-rules.ts';
import { IN_REVIEW } from '../requests/rules.ts';
import type { ApprovalStep } from '../requests/schemas.ts';
import { command } from '../verb/command.ts';
import { holds, requireCloud, sitsIn, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { type DecisionFacts, outcomeAfter, ROLE_OF_STEP, refuseDecision } from './rules.ts';
import { decideSchema } from './schemas.ts';
import { cloudNamed, cloudsOf, lockForDecision, saveDecision, stepsOf } from './store.ts';

const EVENT = { approve: 'approvals.approved', return: 'approvals.returned', refuse: 'approvals.refused' } as const;

/**
 * Decides one step of a request. Refused: ROLE_MISSING for the step's role (in the request's department where it is the
 * department's), CLOUD_NOT_GRANTED where it is for other clouds, SEAT_OF_ANOTHER where the clouds' profile gives the step to
 * another organisation; APPROVER_IS_APPLICANT, APPROVER_DECIDED_BEFORE; STEP_NOT_OPEN, STEP_ALREADY_DECIDED; PLAN_CHANGED when the plan looked at is not the one in force; QUOTA_EXCEEDED at the last approval.
 */
export const decideApproval = command({
  event: 'approvals.approved',
  allow: ['department-approver', 'authority-approver', 'technical-reviewer', 'finance'],
  input: decideSchema,
  stepUp: true,
  async act(scope, { requestId, step, decision, planHash, reason, returnReason }) {
    const { ctx, tx } = scope;
    const request = await lockForDecision(tx, requestId);
    if (!request || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'request' });
    const { actor } = ctx;
    const role = ROLE_OF_STEP[step];
    if (!holds(actor, role, { departmentId: request.department_id }))
      throw new DomainError('ROLE_MISSING', { needed: [role] });
    const cloudIds = await cloudsOf(tx, requestId);
    for (const cloudId of cloudIds) requireCloud(actor, [role], { cloudId, departmentId: request.department_id });
    const facts = {
      step,
      decision,
      personId: actor.id,
      applicantId: request.applicant_id,
      inReview: IN_REVIEW.includes(request.state),
      planHash,
      planHashInForce: request.plan_hash,
      steps: await stepsOf(tx, requestId, request.round),
      sitsIn: (wanted: ApprovalStep, seat: string | null) => sitsIn(actor, ROLE_OF_STEP[wanted], { seat, cloudIds }),
    };
    const refusal = refuseDecision(facts);
    if (refusal === 'SEAT_OF_ANOTHER') throw await otherSeat(scope, facts);
    if (refusal) throw new DomainError(refusal, { request: request.number, step });
    const { round } = request;
    const why = decision === 'return' ? (returnReason ?? 'other') : null;
    const decided = { decision, planHash, reason, returnReason: why, by: actor.id, at: ctx.now };
    await saveDecision(tx, { requestId, round, step, ...decided });
    const about = { kind: 'request', id: requestId } as const;
    await settle.definition.store(scope, { about, kinds: [...APPROVAL_NOTICES], aspect: step });
    const outcome = outcomeAfter(facts);
    const ended = outcome && (await endRound.within(scope, { requestId, outcome, reason: reason ?? null }));
    return {
      result: { requestId, state: ended?.state ?? request.state },
      audit: {
        action: EVENT[decision],
        object: about,
        departmentId: request.department_id,
        detail: { number: request.number, round, step, planHash, reason: reason ?? null, returnReason: why },
      },
    };
  },
});

/** The refusal that says whose step it is. */
async function otherSeat({ tx }: VerbScope, { step, steps }: DecisionFacts): Promise<DomainError> {
  const seat = steps.find((each) => each.step === step)?.seat ?? null;
  const cloud = seat === null ? undefined : await cloudNamed(tx, seat);
  const level = cloud?.tier ?? 'provincial';
  return new DomainError('SEAT_OF_ANOTHER', { step, office: ROLE_OF_STEP[step], level, seat: cloud?.name ?? '' });
}
