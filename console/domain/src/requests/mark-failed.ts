import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { giveUpLines } from './given-up-store.ts';
import { requestTroubleSchema } from './moves/schemas.ts';
import { APPROVAL_NOTICES, applicantNotice, removalEndedNotice } from './notice-rules.ts';
import { END_STATES, stateAfter } from './rules.ts';
import type { Trouble } from './schemas.ts';
import { changeRequest, linesOf, lockRequest } from './store.ts';

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
      await settle.definition.store(scope, {
        about,
        kinds: [...APPROVAL_NOTICES, 'delivery-due', 'removal-to-confirm'],
      });
      await tell.within(scope, await failureNotice(scope, request, trouble));
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

/** Of a release that the authority ordered, its department and who ordered it are told that the service stays; of others, the applicant why it ended. */
async function failureNotice(
  { tx }: VerbScope,
  request: NonNullable<Awaited<ReturnType<typeof lockRequest>>>,
  { code, facts: { reason, days } }: Trouble,
) {
  if (request.ordered_by !== null) {
    const [line] = await linesOf(tx, request.id);
    const release = { ...request, resource: line?.resource_number ?? '' };
    const why = reason === undefined ? {} : { reason: String(reason) };
    return removalEndedNotice(release, { outcome: 'declined', ...why });
  }
  if (code === 'APPROVAL_EXPIRED')
    return applicantNotice('request-expired', request, { facts: { days: Number(days) } });
  return applicantNotice('request-failed', request);
}
