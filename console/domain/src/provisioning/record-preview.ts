import { markPreviewed } from '../requests/mark-previewed.ts';
import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { askedBy } from './cloud-deployment-store.ts';
import { applyJob } from './jobs.ts';
import { changeOperation, operationsOfRequest } from './operation-store.ts';
import { allPreviewed } from './rules.ts';
import { recordPreviewSchema } from './schemas.ts';

/**
 * Stores an operation's plan. When it was the request's last one the request goes to review; a cloud's own deployment
 * and a clean-up, which have no request, go on to be applied. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordPreview = command({
  event: 'provisioning.previewed',
  allow: ['job'],
  input: recordPreviewSchema,
  async act(scope, { operationId, fence, canonicalPlan, hash, diff, findings }) {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'previewed', fence });
    const plan = { canonical_plan: canonicalPlan, plan_hash: hash, diff, findings };
    const auto = operation.request_id === null && (await askedBy(tx, operationId)) === null;
    await changeOperation(tx, operationId, { state: auto ? 'approved' : state, ...plan, previewed_at: ctx.now });
    const siblings = await operationsOfRequest(tx, operation.request_id);
    if (operation.request_id && allPreviewed(siblings)) {
      await markPreviewed.within(scope, { requestId: operation.request_id });
    }
    return {
      result: { state: auto ? 'approved' : state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: {
          number: operation.number,
          planHash: hash,
          findings: findings.length,
          approvedBy: auto ? (operation.line_id ? 'clean-up' : 'deployment-order') : null,
        },
      },
      jobs: auto ? [applyJob(operationId)] : [],
    };
  },
});
