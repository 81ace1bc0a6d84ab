import { openSteps } from '../approvals/open-steps.ts';
import { releaseQuota } from '../quota/release-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { idleLines, reservedChanges } from './reservation-rules.ts';
import { planHashOf, stateAfter } from './rules.ts';
import { requestRefSchema } from './schemas.ts';
import { changeRequest, linesAtWork, linesOf, lockRequest, markReserved, operationHashes } from './store.ts';

/**
 * The plan that was approved is not the one that would be applied: nothing was touched. A new round of approval begins on the
 * new plan, the decisions of the last one are void, and what was reserved is given back, but for lines the engine is at: they
 * were approved as they are made. Told again in review (a second line's plan changed too), review begins anew.
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
    const { department_id: departmentId } = request;
    const idle = idleLines(await linesOf(tx, requestId), await linesAtWork(tx, requestId));
    const held = idle.filter((line) => line.reserved);
    const changes = reservedChanges(request.kind, held);
    if (changes.length > 0) await releaseQuota.within(scope, { departmentId, requestId, changes });
    await markReserved(tx, held, false);
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
