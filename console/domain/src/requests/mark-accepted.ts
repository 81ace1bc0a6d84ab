import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { stateAfter } from './rules.ts';
import { requestRefSchema } from './schemas.ts';
import { changeRequest, lockRequest } from './store.ts';

/** The delivery is accepted, by the department or by its deadline. ALREADY_ACCEPTED a second time. */
export const markAccepted = command({
  event: 'requests.accepted',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    if (request.state === 'accepted') throw new DomainError('ALREADY_ACCEPTED');
    const state = stateAfter(request.state, 'accepted');
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    await changeRequest(tx, requestId, { state, accepted_at: ctx.now });
    const about = { kind: 'request', id: requestId } as const;
    await settle.definition.store(scope, { about, kinds: ['request-delivered'] });
    return {
      result: { state },
      audit: {
        object: about,
        departmentId: request.department_id,
        detail: { number: request.number },
      },
    };
  },
});
