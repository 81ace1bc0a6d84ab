import { command, type Outcome } from '../verb/command.ts';
import type { AuditFact } from '../verb/record.ts';
import { claimOperation } from './claim-store.ts';
import { closedTenancyRefusal } from './closed-tenancy-store.ts';
import { failOperation } from './failure-store.ts';
import { changeOperation, operationsOfRequest } from './operation-store.ts';
import { sendBackOutdated } from './outdated-approval-store.ts';
import { blocksApply } from './rules.ts';
import { startSchema } from './schemas.ts';
import type { Start } from './start-previewing.ts';
import { takeLease } from './take-lease.ts';
import { type Parts, partsBefore } from './teardown-part-store.ts';
import { markKnown } from './unknown-store.ts';

/**
 * Takes the stack to apply an approved operation, or notes that its base comes first; a tenancy's removal, that what lies
 * outside its namespace does (TEARDOWN_PART_FAILED where that can't be removed). In a tenancy on its way out everything else fails
 * with TENANCY_CLOSED; where a line's terms are not those approved, nothing begins and the request goes back to review. Refused: NOT_FOUND, STATE_CONFLICT where it is not approved (any more), RESOURCE_BUSY while another run
 * holds the stack.
 */
export const startApplying = command({
  event: 'provisioning.applying',
  allow: ['job'],
  input: startSchema.omit({ passphrase: true }),
  async act(scope, { operationId, holder }): Promise<Outcome<Start>> {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'start-apply' });
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: operation.department_id,
      detail: { number: operation.number, planHash: operation.plan_hash },
    };
    const parts = await partsBefore(tx, operation);
    const trouble = (await closedTenancyRefusal(tx, operation)) ?? partTrouble(parts);
    if (trouble) {
      const { jobs } = await failOperation(scope, operation, { trouble, findings: [], leftovers: [] });
      const detail = { number: operation.number, trouble };
      return { result: { outcome: 'outdated' }, audit: { ...audit, action: 'provisioning.failed', detail }, jobs };
    }
    const outdated = await sendBackOutdated(scope, operation.request_id);
    if (outdated) {
      const detail = { number: operation.number, trouble: outdated };
      return { result: { outcome: 'outdated' }, audit: { ...audit, action: 'provisioning.plan-changed', detail } };
    }
    const base = blocksApply(operation, await operationsOfRequest(tx, operation.request_id));
    const waitingFor = parts.are === 'under-way' ? parts.waitingFor : base;
    if (waitingFor) {
      await changeOperation(tx, operationId, { state: operation.state, waiting_for: waitingFor });
      return {
        result: { outcome: 'waits', waitingFor },
        audit: { ...audit, action: 'provisioning.waiting' },
      };
    }
    const lease = await takeLease.within(scope, { stackId: operation.stack_id, holder });
    const attempt = operation.attempt + 1;
    await changeOperation(tx, operationId, { state, attempt, fence: lease.fence, started_at: ctx.now });
    await markKnown(tx, operationId);
    return {
      result: { outcome: 'started', lease, attempt },
      audit,
    };
  },
});

function partTrouble(parts: Parts) {
  if (parts.are !== 'failed') return null;
  return { code: 'TEARDOWN_PART_FAILED' as const, facts: { operation: parts.operation } };
}
