import { markPlanChanged } from '../requests/mark-plan-changed.ts';
import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { changeOperation, operationsOfRequest } from './operation-store.ts';
import { recordPreviewSchema } from './schemas.ts';

/**
 * The second preview found another plan than the approved one; nothing was touched. The new plan is stored and the whole
 * request goes back to review; its operations that were approved and not begun wait for that. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordPlanChanged = command({
  event: 'provisioning.plan-changed',
  allow: ['job'],
  input: recordPreviewSchema,
  async act(scope, { operationId, fence, canonicalPlan, hash, diff, findings }) {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'plan-changed', fence });
    const plan = { canonical_plan: canonicalPlan, plan_hash: hash, diff, findings };
    await changeOperation(tx, operationId, { state, ...plan, previewed_at: ctx.now });
    if (operation.request_id) {
      const siblings = await operationsOfRequest(tx, operation.request_id);
      for (const sibling of siblings) {
        if (sibling.state === 'approved') await changeOperation(tx, sibling.id, { state: 'previewed' });
      }
      await markPlanChanged.within(scope, { requestId: operation.request_id });
    }
    return {
      result: { state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, approved: operation.plan_hash, found: hash },
      },
    };
  },
});
