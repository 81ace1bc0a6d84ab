import { markFailed } from '../requests/mark-failed.ts';
import { END_STATES } from '../requests/rules.ts';
import type { RequestState, Trouble } from '../requests/schemas.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Job } from '../verb/job.ts';
import { endOperation } from './ending-store.ts';
import { findRequest, type OperationRow } from './operation-store.ts';

/**
 * Where an operation goes that was being applied, has changed nothing and stops, by what became of its request meanwhile:
 * a sibling's changed plan may have sent that back to review, where someone may have ended it.
 */
export async function requestMeanwhile(
  { tx }: VerbScope,
  { request_id: requestId }: OperationRow,
): Promise<'provisioning' | 'in-review' | 'ended'> {
  const request = requestId === null ? undefined : await findRequest(tx, requestId);
  const state = request?.state as RequestState | undefined;
  if (state === undefined || state === 'provisioning') return 'provisioning';
  return END_STATES.includes(state) ? 'ended' : 'in-review';
}

/** Cancels an operation whose request has ended while it was at work, and gives its line up. Gives the jobs that wake others. */
export async function standDown(scope: VerbScope, operation: OperationRow, trouble: Trouble): Promise<readonly Job[]> {
  const { request_id: requestId, stack_id: stackId } = operation;
  const jobs = await endOperation(scope, { ...operation, stackId }, { state: 'cancelled', trouble });
  if (requestId) await markFailed.within(scope, { requestId, trouble });
  return jobs;
}
