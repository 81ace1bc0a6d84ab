import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { giveUpLines } from './given-up-store.ts';
import { requestTroubleSchema } from './moves/schemas.ts';
import { APPROVAL_NOTICES, applicantNotice } from './notice-rules.ts';
import { END_STATES, stateAfter } from './rules.ts';
import { changeRequest, lockRequest } from './store.ts';

/**
 * Provisioning stopped for good: what is delivered stays delivered, and what the engine is still at may yet be; everything
 * else is given up and its reservation freed. Told again (the next operation failed too), it gives up what is left.
 */
export const markFailed = command({
  event: 'requests.failed',
  allow: ['job'],
  input: requestTroubleSchema,
  async act(scope, { requestId, trouble }) {
    const { tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const { department_id: departmentId, number } = request;
    const ended = END_STATES.includes(request.state);
    const state = ended ? request.state : stateAfter(request.state, 'failed');
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    const about = { kind: 'request', id: requestId } as const;
    if (!ended) {
      await changeRequest(tx, requestId, { state, trouble });
      await settle.definition.store(scope, { about, kinds: [...APPROVAL_NOTICES, 'delivery-due'] });
      const expired = trouble.code === 'APPROVAL_EXPIRED';
      const facts = expired ? { days: Number(trouble.facts.days) } : {};
      await tell.within(scope, applicantNotice(expired ? 'request-expired' : 'request-failed', request, { facts }));
    }
    const { givenUp, atWork, inRemoval } = await giveUpLines(scope, request, 'failed');
    return {
      result: { state },
      audit: {
        object: about,
        departmentId,
        detail: { number, code: trouble.code, linesGivenUp: givenUp, linesAtWork: atWork, linesInRemoval: inRemoval },
      },
    };
  },
});
