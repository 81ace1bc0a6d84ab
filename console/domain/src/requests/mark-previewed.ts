import { openSteps } from '../approvals/open-steps.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { planHashOf, stateAfter } from './rules.ts';
import { requestRefSchema } from './schemas.ts';
import { changeRequest, linesOf, lockRequest, operationHashes } from './store.ts';

/** Every plan of the request stands: it goes to the department's review under the hash of them all. */
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
    const lines = (await linesOf(tx, requestId)).map(({ ordinal, spec, resource_number, lease_until }) => [
      ordinal,
      resource_number,
      spec,
      ...(lease_until === null ? [] : [lease_until]),
    ]);
    const planHash = planHashOf(await operationHashes(tx, requestId), [request.kind, ...lines]);
    await changeRequest(tx, requestId, { state, plan_hash: planHash });
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
