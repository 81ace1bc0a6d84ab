import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { command, type Outcome } from '../verb/command.ts';
import type { AuditFact } from '../verb/record.ts';
import { claimOperation } from './claim-store.ts';
import { closedTenancyRefusal } from './closed-tenancy-store.ts';
import { resourceOfLine } from './delivery-store.ts';
import { failOperation } from './failure-store.ts';
import { changeOperation, type OperationRow, operationsOfStack } from './operation-store.ts';
import { blocksPreview, isGone, isOutdated } from './rules.ts';
import { startSchema, type WaitingFor } from './schemas.ts';
import { insertPassphrase } from './stack-store.ts';
import { type TakenLease, takeLease } from './take-lease.ts';

/**
 * started: the caller holds the stack and runs it · waits: not its turn, and its row says for what · outdated: what it was to
 * change is not what it was when it was asked for, or its tenancy is on its way out, so it has failed.
 */
export type Start =
  | { readonly outcome: 'started'; readonly lease: TakenLease; readonly attempt: number }
  | { readonly outcome: 'outdated' }
  | { readonly outcome: 'waits'; readonly waitingFor: WaitingFor };

/**
 * Takes the stack for an operation's preview, or notes what it waits for. A resize that waited for another one fails with
 * RESOURCE_CHANGED when its turn comes: its spec was chosen without knowing the other's; so does whatever waited for the removal of
 * its resource, or it would make anew what nobody ordered. In a tenancy that is on its way
 * out everything but its removal fails with TENANCY_CLOSED. Refused: NOT_FOUND, STATE_CONFLICT where it was
 * previewed before or has ended (a repeated job), RESOURCE_BUSY while another run holds the stack.
 */
export const startPreviewing = command({
  event: 'provisioning.previewing',
  allow: ['job'],
  input: startSchema,
  async act(scope, { operationId, holder, passphrase }): Promise<Outcome<Start>> {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'start-preview' });
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: operation.department_id,
      detail: { number: operation.number },
    };
    const waitingFor = blocksPreview(operation, await operationsOfStack(tx, operation.stack_id));
    if (waitingFor) {
      await changeOperation(tx, operationId, { state: 'waiting', waiting_for: waitingFor });
      return {
        result: { outcome: 'waits', waitingFor },
        audit: { ...audit, action: 'provisioning.waiting', detail: { ...audit.detail, waitingFor } },
      };
    }
    const trouble = (await closedTenancyRefusal(tx, operation)) ?? (await outdatedTrouble(tx, operation));
    if (trouble) {
      const { jobs } = await failOperation(scope, operation, { trouble, findings: [], leftovers: [] });
      const detail = { ...audit.detail, trouble };
      return { result: { outcome: 'outdated' }, audit: { ...audit, action: 'provisioning.failed', detail }, jobs };
    }
    const lease = await takeLease.within(scope, { stackId: operation.stack_id, holder });
    await insertPassphrase(tx, operation.stack_id, passphrase);
    const attempt = operation.attempt + 1;
    await changeOperation(tx, operationId, { state, attempt, fence: lease.fence, started_at: ctx.now });
    return {
      result: { outcome: 'started', lease, attempt },
      audit,
    };
  },
});

/** Why a change may not be carried out on what its resource is by now. */
async function outdatedTrouble(tx: Tx, operation: OperationRow) {
  const resource = operation.line_id !== null && (await resourceOfLine(tx, operation.line_id));
  if (!resource) return null;
  const isChanged = operation.verb === 'deploy' && isOutdated(operation.inputs, resource);
  if (!isChanged && !isGone(operation, resource.state)) return null;
  return { code: 'RESOURCE_CHANGED' as const, facts: { resource: resource.number } };
}
