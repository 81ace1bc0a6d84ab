import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { MAY_DECIDE, ROLE_OF_STEP } from '../rules.ts';
import { lockForDecision, seatsOfRound } from '../store.ts';
import { tellWaiting } from './notice-store.ts';
import { callBackSchema } from './schemas.ts';
import { hasSeat } from './seat-store.ts';
import { endJudgement, judgementOf } from './store.ts';

/**
 * Somebody who has a step of the request, or its department's approver, takes it out of the rule's hands while it waits: people decide it
 * as any other, and read why. For good: no rule looks at the request again. Refused: NOT_FOUND; APPROVER_IS_APPLICANT, who may withdraw it;
 * ROLE_MISSING without one of its seats; STATE_CONFLICT once the rule has decided, or people have.
 */
export const callBackAutomatic = command({
  event: 'approvals.rule-called-back',
  allow: [...MAY_DECIDE],
  input: callBackSchema,
  async act(scope, { requestId, reason }) {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    const request = await lockForDecision(tx, requestId);
    if (!request || actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'request' });
    const { number, round, department_id: departmentId, applicant_id: applicantId } = request;
    if (actor.id === applicantId) throw new DomainError('APPROVER_IS_APPLICANT', { request: number });
    if (!(await hasSeat(scope, { requestId, departmentId, applicantId }))) {
      const needed = (await seatsOfRound(tx, requestId)).map(({ step }) => ROLE_OF_STEP[step]);
      throw new DomainError('ROLE_MISSING', { needed: [...new Set(needed)] });
    }
    const row = await judgementOf(tx, requestId);
    if (row?.state !== 'waiting' || request.state !== 'joint-review')
      throw new DomainError('STATE_CONFLICT', { object: number, state: row?.state ?? request.state });
    await endJudgement(tx, { requestId, state: 'called-back', at: ctx.now, calledBackBy: actor.id, reason });
    const object = { kind: 'request', id: requestId } as const;
    const steps = await tellWaiting(scope, requestId);
    const detail = { number, round, policy: row.policy_id, clause: row.clause, reason, steps };
    return { result: { requestId, state: 'called-back' as const }, audit: { object, departmentId, detail } };
  },
});
