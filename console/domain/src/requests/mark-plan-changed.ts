import { openSteps } from '../approvals/open-steps.ts';
import { settle } from '../notices/settle.ts';
import { releaseQuota } from '../quota/release-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { asBound, type BoundLine, boundTermsOf, planHashOf } from './bound-terms-rules.ts';
import { outdatedApproval } from './bound-terms-store.ts';
import { idleLines, reservedChanges } from './reservation-rules.ts';
import { stateAfter } from './rules.ts';
import { requestRefSchema } from './schemas.ts';
import { changeRequest, linesAtWork, linesOf, lockRequest, markReserved, operationHashes } from './store.ts';

/**
 * The plan that was approved is not the one that would be applied, or a line's terms are not those approved: nothing was touched. A new round of approval begins on the
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
    const lines = await linesOf(tx, requestId);
    const idle = idleLines(lines, await linesAtWork(tx, requestId));
    const held = idle.filter((line) => line.reserved);
    const changes = reservedChanges(request.kind, asBound(held, request.bound_terms as readonly BoundLine[] | null));
    if (changes.length > 0) await releaseQuota.within(scope, { departmentId, requestId, changes });
    await markReserved(tx, held, false);
    const terms = boundTermsOf(lines);
    const planHash = planHashOf(await operationHashes(tx, requestId), request.kind, terms);
    const round = request.round + 1;
    const facts = { approved: request.plan_hash ?? '', found: planHash };
    const trouble = (await outdatedApproval(tx, requestId)) ?? { code: 'PLAN_CHANGED' as const, facts };
    await changeRequest(tx, requestId, { state, round, plan_hash: planHash, bound_terms: terms, trouble });
    const about = { kind: 'request', id: requestId } as const;
    await settle.definition.store(scope, { about, kinds: ['delivery-due'] });
    await openSteps.within(scope, { requestId, departmentId, round, steps: ['department'] });
    return {
      result: { state, planHash },
      audit: {
        object: about,
        departmentId,
        detail: { number: request.number, round, ...facts, trouble },
      },
    };
  },
});
