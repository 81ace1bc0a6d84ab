import type { VerbScope } from '../verb/context.ts';
import type { Job } from '../verb/job.ts';
import { previewJob } from './jobs.ts';
import { changeOperation, type OperationChange, operationsOfStack } from './operation-store.ts';
import { type Neighbour, stateAfter, wakes } from './rules.ts';
import { settleOperation } from './telling-store.ts';

/** An operation that may end, on its stack. */
interface Ending extends Neighbour {
  readonly stackId: string;
}

/** Ends an operation without effect, and gives the jobs that wake what waited for its stack: no end goes without them. */
export async function endOperation(
  scope: VerbScope,
  operation: Ending,
  change: OperationChange & { readonly state: 'failed' | 'cancelled' },
): Promise<readonly Job[]> {
  const { ctx, tx } = scope;
  await changeOperation(tx, operation.id, { ...change, ended_at: ctx.now });
  await settleOperation(scope, operation.id);
  const sameStack = await operationsOfStack(tx, operation.stackId);
  return wakes({ ...operation, state: change.state }, { sameStack, sameRequest: [] }).previews.map(previewJob);
}

/** Takes those of `operations` off the list that have not begun to change anything; the engine finishes what it is at. */
export async function cancelIdle(scope: VerbScope, operations: readonly Ending[]) {
  const idle = operations.filter(({ state }) => stateAfter(state, 'cancel') !== null);
  const jobs: Job[] = [];
  for (const operation of idle) jobs.push(...(await endOperation(scope, operation, { state: 'cancelled' })));
  return { cancelled: idle.map(({ number }) => number), jobs };
}
