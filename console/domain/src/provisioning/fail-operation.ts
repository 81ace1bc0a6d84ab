import type { z } from 'zod';
import { recordDeploymentState } from '../clouds/record-deployment-state.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { markPreviewFailed } from '../requests/mark-preview-failed.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Job } from '../verb/job.ts';
import { cancelIdle, endOperation } from './end-operation.ts';
import { type OperationRow, operationsOfRequest } from './operation-store.ts';
import { PREVIEW_STATES } from './rules.ts';
import type { recordFailureSchema } from './schemas.ts';
import { findStack } from './stack-store.ts';

type Failure = Pick<z.output<typeof recordFailureSchema>, 'trouble' | 'findings' | 'leftovers'>;

/**
 * Fails a claimed operation: its request's operations that have not begun are taken off the list, the request ends (in
 * preview so that the applicant may correct and submit anew), and what waited for any of their stacks is woken.
 */
export async function failOperation(scope: VerbScope, operation: OperationRow, failure: Failure) {
  const { tx } = scope;
  const { request_id: requestId, stack_id: stackId } = operation;
  const { trouble, findings, leftovers } = failure;
  const change = { state: 'failed' as const, findings, trouble: { ...trouble, leftovers } };
  const jobs: Job[] = [...(await endOperation(scope, { ...operation, stackId }, change))];
  const siblings = await cancelIdle(scope, await operationsOfRequest(tx, requestId));
  jobs.push(...siblings.jobs);
  const failed = PREVIEW_STATES.includes(operation.state) ? markPreviewFailed : markFailed;
  if (requestId) await failed.within(scope, { requestId, trouble });
  const stack = await findStack(tx, stackId);
  if (stack?.kind === 'cloud') await recordDeploymentState.within(scope, { cloudId: stack.cloud_id, state: 'failed' });
  return { cancelled: siblings.cancelled, jobs };
}
