import { settle } from '../notices/settle.ts';
import { endRound } from '../requests/end-round.ts';
import { findOutdatedApproval } from '../requests/find-outdated-approval.ts';
import { APPROVAL_NOTICES } from '../requests/notice-rules.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { passByRule } from './automatic/pass-by-rule-store.ts';
import { readDecision, refusalOf } from './decision-store.ts';
import { MAY_DECIDE, outcomeAfter } from './rules.ts';
import { decideSchema } from './schemas.ts';
import { lockForDecision, saveDecision } from './store.ts';

const EVENT = { approve: 'approvals.approved', return: 'approvals.returned', refuse: 'approvals.refused' } as const;

/**
 * Decides one step of a request, for oneself or for whom one stands in for. Refused: ROLE_MISSING for the step's role (in the
 * request's department where it is the department's), CLOUD_NOT_GRANTED where it is for other clouds, SEAT_OF_ANOTHER where the clouds'
 * profile gives the step to another organisation; APPROVER_IS_APPLICANT, APPROVER_DECIDED_BEFORE; STEP_NOT_OPEN (of a request that has
 * ended too), STEP_ALREADY_DECIDED; PLAN_CHANGED when the plan looked at is not the one in force; APPROVAL_OUTDATED to an approval where the lines are
 * not as they were when it was made; QUOTA_EXCEEDED at the last approval. Once the department has approved, a dated rule may decide in the others' place.
 */
export const decideApproval = command({
  event: 'approvals.approved',
  allow: [...MAY_DECIDE],
  input: decideSchema,
  stepUp: true,
  async act(scope, { requestId, step, decision, planHash, reason, returnReason }) {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    const request = await lockForDecision(tx, requestId);
    if (!request || actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'request' });
    const { department_id: departmentId, number, round } = request;
    const { facts, holder } = await readDecision(scope, { request, actor }, { step, decision, planHash });
    const refusal = await refusalOf(scope, facts, number);
    const outdated = decision === 'approve' && (await findOutdatedApproval.definition.read(scope, { requestId }));
    if (refusal) throw refusal;
    if (outdated) throw new DomainError(outdated.code, outdated.facts);
    const why = decision === 'return' ? (returnReason ?? 'other') : null;
    const decided = { decision, planHash, reason, returnReason: why, onBehalfOf: facts.onBehalfOf };
    await saveDecision(tx, { requestId, round, step, ...decided, by: actor.id, at: ctx.now });
    const about = { kind: 'request', id: requestId } as const;
    await settle.definition.store(scope, { about, kinds: [...APPROVAL_NOTICES], aspect: step });
    const outcome = outcomeAfter(facts);
    const ended = outcome && (await endRound.within(scope, { requestId, outcome, reason: reason ?? null }));
    const ruled = outcome === 'to-joint-review' ? await passByRule(scope, requestId) : null;
    return {
      result: { requestId, state: ruled ?? ended?.state ?? request.state },
      audit: {
        action: EVENT[decision],
        object: about,
        departmentId,
        detail: { number, round, step, planHash, reason: reason ?? null, returnReason: why, onBehalfOf: holder },
      },
    };
  },
});
