import { openSteps } from '../approvals/open-steps.ts';
import { releaseQuota } from '../quota/release-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { reservedChanges } from './reservation-rules.ts';
import { planHashOf, stateAfter } from './rules.ts';
import { requestRefSchema } from './schemas.ts';
import { changeRequest, linesOf, lockRequest, operationHashes } from './store.ts';

/**
 * The plan that was approved is not the one that would be applied: nothing was touched. A new round of approval begins on the
 * new plan, the decisions of the last one are void, and what was reserved for undelivered lines is given back.
 */
export const markPlanChanged = command({
  event: 'requests.plan-changed',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const state = stateAfter(request.state, 'plan-changed');
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    const lines = await linesOf(tx, requestId);
    const { department_id: departmentId } = request;
    const changes = reservedChanges(request.kind, lines);
    if (changes.length > 0) await releaseQuota.within(scope, { departmentId, requestId, changes });
    const planHash = planHashOf(await operationHashes(tx, requestId), []);
    const round = request.round + 1;
    const trouble = { code: 'PLAN_CHANGED' as const, facts: { approved: request.plan_hash ?? '', found: planHash } };
    await changeRequest(tx, requestId, { state, round, plan_hash: planHash, trouble });
    await openSteps.within(scope, { requestId, departmentId, round, steps: ['department'] });
    return {
      result: { state, planHash },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId,
        detail: { number: request.number, round, approved: request.plan_hash, found: planHash },
      },
    };
  },
});
