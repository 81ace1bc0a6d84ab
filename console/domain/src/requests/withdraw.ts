import { settle } from '../notices/settle.ts';
import { withdrawOperations } from '../provisioning/withdraw-operations.ts';
import { command } from '../verb/command.ts';
import { requireClouds, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { giveUpLines } from './given-up-store.ts';
import { cloudsOfRequest } from './line-store.ts';
import { APPROVAL_NOTICES } from './notice-rules.ts';
import { stateAfter } from './rules.ts';
import { withdrawSchema } from './schemas.ts';
import { changeRequest, lockRequest } from './store.ts';

/**
 * An applicant of the department takes a request back before it is approved, also while its plans are made: a preview under way finds its
 * operation cancelled and leaves nothing. In a later round, lines that the engine is at go on and are delivered. Refused:
 * CLOUD_NOT_GRANTED; STATE_CONFLICT once it is approved or has ended.
 */
export const withdrawRequest = command({
  event: 'requests.withdrawn',
  allow: ['applicant'],
  input: withdrawSchema,
  async act(scope, { requestId, reason }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    requireDepartment(ctx.actor, ['applicant'], request.department_id);
    const cloudIds = await cloudsOfRequest(tx, requestId);
    requireClouds(ctx.actor, ['applicant'], { cloudIds, departmentId: request.department_id });
    const state = stateAfter(request.state, 'withdrawn');
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    await changeRequest(tx, requestId, { state, decided_at: ctx.now });
    const about = { kind: 'request', id: requestId } as const;
    await settle.definition.store(scope, { about, kinds: [...APPROVAL_NOTICES] });
    const { atWork } = await giveUpLines(scope, request, 'cancelled');
    await withdrawOperations.within(scope, { requestId, reason: reason ?? 'withdrawn' });
    return {
      result: { requestId, state },
      audit: {
        object: about,
        departmentId: request.department_id,
        detail: { number: request.number, reason: reason ?? null, linesAtWork: atWork },
      },
    };
  },
});
