import { openMaintenanceSchema, type UpkeepPurpose } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import type { EventName } from '../verb/events.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { previewJob } from './jobs.ts';
import { openMaintenanceOf } from './maintenance-store.ts';
import { insertOperation, lastCarriedOut } from './operation-store.ts';
import { lockStack } from './stack-store.ts';

const EVENTS: Readonly<Record<UpkeepPurpose, EventName>> = {
  refresh: 'provisioning.refresh-opened',
  accept: 'provisioning.refresh-opened',
  revert: 'provisioning.revert-opened',
  provider: 'provisioning.provider-change-opened',
  import: 'provisioning.import-opened',
  ownership: 'provisioning.ownership-opened',
};

/** Those that carry a program out; the others only read. */
const DEPLOYS: readonly UpkeepPurpose[] = ['revert', 'import', 'ownership'];

/**
 * Opens an operation that no order asked for; another person releases its plan. It queues behind what the stack has open. Called
 * within the verb that says what for. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; STATE_CONFLICT where the stack is not deployed (but for
 * an import), nothing was ever carried out on it, or another maintenance operation of it has not ended.
 */
export const openMaintenance = command({
  event: 'provisioning.refresh-opened',
  allow: ['job'],
  input: openMaintenanceSchema,
  async act({ ctx, tx }, { stackId, intent, inputs }) {
    const stack = await lockStack(tx, stackId);
    if (!stack) throw new DomainError('NOT_FOUND', { what: 'stack' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: stack.cloud_id });
    const expected = intent.purpose === 'import' ? 'new' : 'deployed';
    const last = await lastCarriedOut(tx, stackId);
    if (stack.state !== expected || (inputs === null && !last))
      throw new DomainError('STATE_CONFLICT', { object: stack.name, state: stack.state });
    const other = await openMaintenanceOf(tx, stackId);
    if (other) throw new DomainError('STATE_CONFLICT', { object: other.number, state: other.state });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'CZ', ctx.now);
    await insertOperation(tx, {
      id,
      number,
      stackId,
      requestId: null,
      lineId: null,
      departmentId: stack.department_id,
      ordinal: 0,
      verb: DEPLOYS.includes(intent.purpose) ? 'deploy' : 'refresh',
      program: last?.program ?? 'tenancy',
      inputs: inputs ?? last?.inputs,
      intent,
      ...(ctx.actor.kind === 'person' ? { askedBy: ctx.actor.id } : {}),
      at: ctx.now,
    });
    return {
      result: { operationId: id, number },
      audit: {
        action: EVENTS[intent.purpose],
        object: { kind: 'operation', id },
        departmentId: stack.department_id,
        detail: { number, stack: stack.name, intent },
      },
      jobs: [previewJob(id)],
    };
  },
});
