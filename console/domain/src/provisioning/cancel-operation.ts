import { recordDeploymentState } from '../clouds/record-deployment-state.ts';
import { tellCutUndone } from '../reclaim/tell-cut-undone.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import type { Job } from '../verb/job.ts';
import { claimOperation } from './claim-store.ts';
import { endOperation } from './ending-store.ts';
import { lapseImport } from './import-ending-store.ts';
import { intentOf } from './operation-store.ts';
import { cancelOperationSchema } from './schemas.ts';
import { cloudsTouched, findStack } from './stack-store.ts';
import { callOffTeardown } from './teardown-ending-store.ts';
import { withdrawOperations } from './withdraw-operations.ts';

/**
 * Takes an operation that has not begun to change anything off the list, with the others of its request: half a request is
 * nobody's wish. A cloud whose deployment is cancelled is again what it was before; of an import that is cancelled, place and name are free again. Refused: CLOUD_NOT_GRANTED where the role is for other clouds; STATE_CONFLICT once the engine is at it.
 */
export const cancelOperation = command({
  event: 'provisioning.cancelled',
  allow: ['platform-engineer'],
  input: cancelOperationSchema,
  async act(scope, { operationId, reason }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'cancel' });
    for (const cloudId of await cloudsTouched(scope.tx, operation))
      requireCloud(scope.ctx.actor, ['platform-engineer'], { cloudId });
    const { request_id: requestId, number } = operation;
    // A clean-up goes on: what it removes is nobody's, and holds quota.
    if (requestId === null && operation.line_id)
      throw new DomainError('STATE_CONFLICT', { object: number, state: operation.state });
    const jobs: Job[] = [];
    if (requestId === null) {
      const { stack_id: stackId } = operation;
      jobs.push(...(await endOperation(scope, { ...operation, stackId }, { state: 'cancelled' })));
      await callOffTeardown(scope, operation, { touched: false });
      await lapseImport(scope, operation, { touched: false });
      if (intentOf(operation)?.purpose === 'reclaim') await tellCutUndone.definition.store(scope, { stackId });
      const stack = await findStack(scope.tx, stackId);
      const back = stack?.state === 'deployed' ? 'deployed' : 'planned';
      if (stack?.kind === 'cloud' && intentOf(operation) === null)
        await recordDeploymentState.within(scope, { cloudId: stack.cloud_id, state: back });
    } else {
      await withdrawOperations.within(scope, { requestId, reason });
      const trouble = { code: 'CANCELLED_BY_OPERATOR' as const, facts: { operation: number, reason } };
      await markFailed.within(scope, { requestId, trouble });
    }
    return {
      result: { operationId, state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number, reason },
      },
      jobs,
    };
  },
});
