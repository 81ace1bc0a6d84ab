import { markPlanChanged } from '../requests/mark-plan-changed.ts';
import { command, type Outcome } from '../verb/command.ts';
import type { AuditFact } from '../verb/record.ts';
import { claimOperation } from './claim-store.ts';
import { applyJob } from './jobs.ts';
import { changeOperation } from './operation-store.ts';
import { holdApproved } from './outdated-approval-store.ts';
import { goesOnByItself } from './released-store.ts';
import { type OperationState, recordPreviewSchema } from './schemas.ts';
import { requestMeanwhile, standDown } from './stand-down-store.ts';
import { tellReleasers } from './telling-store.ts';

/**
 * The second preview found another plan than the approved one; nothing was touched. The new plan is stored and the whole
 * request goes back to review; its operations that were approved and not begun wait for that. Where the request has ended
 * meanwhile (in a round that a sibling's changed plan began), the operation is cancelled. What nobody releases (a clean-up) goes
 * on with the new plan. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordPlanChanged = command({
  event: 'provisioning.plan-changed',
  allow: ['job'],
  input: recordPreviewSchema,
  async act(
    scope,
    { operationId, fence, canonicalPlan, hash, diff, findings },
  ): Promise<Outcome<{ state: OperationState }>> {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'plan-changed', fence });
    const plan = { canonical_plan: canonicalPlan, plan_hash: hash, diff, findings };
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: operation.department_id,
      detail: { number: operation.number, approved: operation.plan_hash, found: hash },
    };
    const { request_id: requestId } = operation;
    if ((await requestMeanwhile(scope, operation)) === 'ended') {
      const trouble = { code: 'PLAN_CHANGED' as const, facts: { approved: operation.plan_hash ?? '', found: hash } };
      return { result: { state: 'cancelled' }, audit, jobs: await standDown(scope, operation, trouble) };
    }
    const goesOn = await goesOnByItself(tx, operation, { diff });
    const next = goesOn ? 'approved' : state;
    await changeOperation(tx, operationId, { state: next, ...plan, previewed_at: ctx.now });
    if (!goesOn) await tellReleasers(scope, operation);
    if (requestId) {
      await holdApproved(scope, requestId);
      await markPlanChanged.within(scope, { requestId });
    }
    return { result: { state: next }, audit, jobs: goesOn ? [applyJob(operationId)] : [] };
  },
});
