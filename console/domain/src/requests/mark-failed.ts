import { releaseQuota } from '../quota/release-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { reservedChanges } from './reservation-rules.ts';
import { END_STATES, stateAfter } from './rules.ts';
import { requestTroubleSchema } from './schemas.ts';
import { changeRequest, endLines, linesAtWork, linesOf, lockRequest } from './store.ts';

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
    const atWork = await linesAtWork(tx, requestId);
    const givenUp = (await linesOf(tx, requestId)).filter((line) => line.state === 'open' && !atWork.includes(line.id));
    const reserved = request.state === 'provisioning' || request.state === 'failed';
    const changes = reserved ? reservedChanges(request.kind, givenUp) : [];
    if (changes.length > 0) await releaseQuota.within(scope, { departmentId, requestId, changes });
    if (!ended) await changeRequest(tx, requestId, { state, trouble });
    await endLines(tx, givenUp, 'failed');
    return {
      result: { state },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId,
        detail: { number, code: trouble.code, linesGivenUp: givenUp.length, linesAtWork: atWork.length },
      },
    };
  },
});
