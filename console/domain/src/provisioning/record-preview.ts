import { markPreviewed } from '../requests/mark-previewed.ts';
import { command, type Outcome } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { failOperation } from './failure-store.ts';
import { applyJob } from './jobs.ts';
import { refusalOf } from './maintenance-store.ts';
import { changeOperation, intentOf, operationsOfRequest } from './operation-store.ts';
import { goesOnByItself } from './released-store.ts';
import { allPreviewed } from './rules.ts';
import { type OperationState, recordPreviewSchema } from './schemas.ts';
import { tellReleasers } from './telling-store.ts';

/**
 * Stores an operation's plan. When it was the request's last one the request goes to review; a cloud's own deployment
 * and a clean-up, which have no request, go on to be applied; maintenance waits for another person, and a refresh that would take in
 * what may not be taken in has failed. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordPreview = command({
  event: 'provisioning.previewed',
  allow: ['job'],
  input: recordPreviewSchema,
  async act(
    scope,
    { operationId, fence, canonicalPlan, hash, diff, findings },
  ): Promise<Outcome<{ state: OperationState }>> {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'previewed', fence });
    const plan = { canonical_plan: canonicalPlan, plan_hash: hash, diff, findings };
    const intent = intentOf(operation);
    const refusal = refusalOf(intent, { diff });
    if (refusal) {
      await changeOperation(tx, operationId, { state: operation.state, ...plan, previewed_at: ctx.now });
      const { jobs } = await failOperation(scope, operation, { trouble: refusal, findings, leftovers: [] });
      const detail = { number: operation.number, trouble: refusal };
      const object = { kind: 'operation', id: operationId } as const;
      const audit = { action: 'provisioning.failed' as const, object, departmentId: operation.department_id, detail };
      return { result: { state: 'failed' }, audit, jobs };
    }
    const auto = await goesOnByItself(tx, operation, { diff });
    await changeOperation(tx, operationId, { state: auto ? 'approved' : state, ...plan, previewed_at: ctx.now });
    if (!auto) await tellReleasers(scope, operation);
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
          approvedBy: auto ? (intent?.purpose ?? (operation.line_id ? 'clean-up' : 'deployment-order')) : null,
        },
      },
      jobs: auto ? [applyJob(operationId)] : [],
    };
  },
});
