import { withdrawOperations } from '../provisioning/withdraw-operations.ts';
import { command } from '../verb/command.ts';
import { requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { stateAfter } from './rules.ts';
import { withdrawSchema } from './schemas.ts';
import { changeRequest, endLines, linesOf, lockRequest } from './store.ts';

/** The applicant takes a request back before it is approved. STATE_CONFLICT afterwards, and while a plan is just being made. */
export const withdrawRequest = command({
  event: 'requests.withdrawn',
  allow: ['applicant'],
  input: withdrawSchema,
  async act(scope, { requestId, reason }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    requireDepartment(ctx.actor, ['applicant'], request.department_id);
    const state = stateAfter(request.state, 'withdrawn');
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    await changeRequest(tx, requestId, { state, decided_at: ctx.now });
    await endLines(tx, await linesOf(tx, requestId), 'cancelled');
    await withdrawOperations.within(scope, { requestId, reason: reason ?? 'withdrawn' });
    return {
      result: { requestId, state },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number: request.number, reason: reason ?? null },
      },
    };
  },
});
