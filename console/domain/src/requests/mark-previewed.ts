import { openSteps } from '../approvals/open-steps.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { boundTermsOf, planHashOf } from './bound-terms-rules.ts';
import { stateAfter } from './rules.ts';
import { requestRefSchema } from './schemas.ts';
import { changeRequest, linesOf, lockRequest, operationHashes } from './store.ts';

/** Every plan of the request stands: it goes to the department's review under the hash of them and of its lines' terms. */
export const markPreviewed = command({
  event: 'requests.previewed',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const state = stateAfter(request.state, 'previewed');
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    const terms = boundTermsOf(await linesOf(tx, requestId));
    const planHash = planHashOf(await operationHashes(tx, requestId), request.kind, terms);
    await changeRequest(tx, requestId, { state, plan_hash: planHash, bound_terms: terms });
    await openSteps.within(scope, {
      requestId,
      departmentId: request.department_id,
      round: request.round,
      steps: ['department'],
    });
    return {
      result: { state, planHash },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number: request.number, round: request.round, planHash },
      },
    };
  },
});
