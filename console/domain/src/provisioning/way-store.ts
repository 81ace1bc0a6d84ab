import { markFailed } from '../requests/mark-failed.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import type { Job } from '../verb/job.ts';
import { cancelIdle } from './ending-store.ts';
import { operationsOfRequest } from './operation-store.ts';
import { hasEnded, stateAfter } from './rules.ts';
import type { OperationState } from './schemas.ts';

/**
 * Clears a stack for a change that can't wait for a review: requests whose plans are not approved yet end with RESOURCE_CHANGED.
 * What is approved or at work is let finish. Refused: STATE_CONFLICT while there is such an operation.
 */
export async function makeWay(
  scope: VerbScope,
  on: { readonly stackId: string; readonly resource: string },
): Promise<readonly Job[]> {
  const { tx } = scope;
  const rows = await tx
    .selectFrom('operation')
    .select(['id', 'number', 'state', 'request_id', 'ordinal'])
    .where('stack_id', '=', on.stackId)
    .orderBy('id')
    .execute();
  const open = rows
    .map((row) => ({ ...row, state: row.state as OperationState }))
    .filter(({ state }) => !hasEnded(state));
  const first = open.find(
    (row) => row.request_id === null || row.state === 'approved' || !stateAfter(row.state, 'cancel'),
  );
  if (first) throw new DomainError('STATE_CONFLICT', { object: first.number, state: first.state });
  const trouble = { code: 'RESOURCE_CHANGED' as const, facts: { resource: on.resource } };
  const jobs: Job[] = [];
  for (const requestId of new Set(open.flatMap((row) => row.request_id ?? []))) {
    jobs.push(...(await cancelIdle(scope, await operationsOfRequest(tx, requestId))).jobs);
    await markFailed.within(scope, { requestId, trouble });
  }
  return jobs;
}
