import type { z } from 'zod';
import { recordDeploymentState } from '../clouds/record-deployment-state.ts';
import { tellCutUndone } from '../reclaim/tell-cut-undone.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { markPreviewFailed } from '../requests/mark-preview-failed.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Job } from '../verb/job.ts';
import { resourceOfLine } from './delivery-store.ts';
import { cancelIdle, endOperation } from './ending-store.ts';
import { lapseImport } from './import-ending-store.ts';
import { openCleanUp } from './open-clean-up.ts';
import { intentOf, type OperationRow, operationsOfRequest } from './operation-store.ts';
import { PREVIEW_STATES, WORK_STATES } from './rules.ts';
import type { OperationState, recordFailureSchema } from './schemas.ts';
import { findStack } from './stack-store.ts';
import { callOffTeardown } from './teardown-ending-store.ts';
import { tellEngineers } from './telling-store.ts';

type Failure = Pick<z.output<typeof recordFailureSchema>, 'trouble' | 'findings' | 'leftovers'>;

/**
 * Fails a claimed operation: its request's operations that have not begun are taken off the list, the request ends (in
 * preview so that the applicant may correct and submit anew), and what waited for any of their stacks is woken. What a new
 * resource's operation made is removed again; until it is gone its quota is held.
 */
export async function failOperation(scope: VerbScope, operation: OperationRow, failure: Failure) {
  const { tx } = scope;
  const { request_id: requestId, stack_id: stackId } = operation;
  const { trouble, findings, leftovers } = failure;
  const change = { state: 'failed' as const, findings, trouble: { ...trouble, leftovers } };
  const jobs: Job[] = [...(await endOperation(scope, { ...operation, stackId }, change))];
  if (requestId === null) await tellEngineers(scope, operation, 'operation-failed');
  if (intentOf(operation)?.purpose === 'reclaim') await tellCutUndone.definition.store(scope, { stackId });
  const siblings = await cancelIdle(scope, await operationsOfRequest(tx, requestId));
  jobs.push(...siblings.jobs);
  if (requestId && (await leavesHalf(scope, operation, leftovers.length)))
    await openCleanUp.within(scope, { operationId: operation.id });
  const failed = PREVIEW_STATES.includes(operation.state) ? markPreviewFailed : markFailed;
  if (requestId) await failed.within(scope, { requestId, trouble });
  const touched = mayHaveTouched(operation.state, leftovers.length);
  await callOffTeardown(scope, operation, { touched });
  await lapseImport(scope, operation, { touched });
  const stack = await findStack(tx, stackId);
  if (stack?.kind === 'cloud' && intentOf(operation) === null)
    await recordDeploymentState.within(scope, { cloudId: stack.cloud_id, state: cloudAfter(stack, touched) });
  return { cancelled: siblings.cancelled, jobs };
}

/** A cloud that stood before serves on as it did: a plan that failed changed nothing of it. */
function cloudAfter(stack: { readonly state: string }, touched: boolean): 'deployed' | 'failed' {
  return stack.state === 'deployed' && !touched ? 'deployed' : 'failed';
}

/** Whether objects of a resource that will never be delivered may stand on the cluster. A delivered one's stay: it is in use. */
async function leavesHalf({ tx }: VerbScope, operation: OperationRow, leftovers: number): Promise<boolean> {
  if (operation.verb !== 'deploy' || operation.line_id === null) return false;
  const mayStand = operation.state === 'verifying' || operation.state === 'unknown' || leftovers > 0;
  return mayStand && (await resourceOfLine(tx, operation.line_id))?.state === 'requested';
}

/** Whether an operation that fails may have changed anything: an apply that names nothing it touched has not begun. */
function mayHaveTouched(state: OperationState, leftovers: number): boolean {
  return WORK_STATES.includes(state) && (state !== 'applying' || leftovers > 0);
}
