import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { giveUpLines } from './given-up-store.ts';
import { requestTroubleSchema } from './moves/schemas.ts';
import { applicantNotice } from './notice-rules.ts';
import { END_STATES, stateAfter } from './rules.ts';
import { changeRequest, lockRequest } from './store.ts';

/** A plan can't be made: the request ends with the reason, and the applicant corrects it and submits anew. Told twice, it ended once. */
export const markPreviewFailed = command({
  event: 'requests.preview-failed',
  allow: ['job'],
  input: requestTroubleSchema,
  async act(scope, { requestId, trouble }) {
    const { tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const ended = END_STATES.includes(request.state);
    const state = ended ? request.state : stateAfter(request.state, 'preview-failed');
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    if (!ended) {
      await changeRequest(tx, requestId, { state, trouble });
      await giveUpLines(scope, request, 'failed');
      await tell.within(scope, applicantNotice('request-failed', request));
    }
    return {
      result: { state },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number: request.number, code: trouble.code, ended },
      },
    };
  },
});
