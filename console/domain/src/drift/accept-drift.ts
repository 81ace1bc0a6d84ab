import { acceptRefusal } from '../provisioning/accept-rules.ts';
import { openMaintenance } from '../provisioning/open-maintenance.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { asChanges } from './rules.ts';
import { decideDriftSchema } from './schemas.ts';
import { lockDrift, objectsOf, setSettling } from './store.ts';

/**
 * Asks for a drift to stay: the state takes in what the cluster shows, and what was ordered and charged stays as it is. So only what
 * touches neither may be accepted. What was accepted stays until the program next changes that object, whose plan shows it going back.
 * Another person releases the plan. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; STATE_CONFLICT where it has ended or is being
 * settled; DRIFT_CHARGED; DRIFT_GUARDED.
 */
export const acceptDrift = command({
  event: 'drift.accept-asked',
  allow: ['platform-engineer'],
  input: decideDriftSchema,
  async act(scope, { driftId, reason }) {
    const { ctx, tx } = scope;
    const drift = await lockDrift(tx, driftId);
    if (!drift) throw new DomainError('NOT_FOUND', { what: 'drift' });
    const { stack_id: stackId, stack_name: object, department_id: departmentId } = drift;
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: drift.cloud_id });
    if (drift.ended_at) throw new DomainError('STATE_CONFLICT', { object, state: 'ended' });
    const refusal = acceptRefusal(asChanges(objectsOf(drift)));
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    const intent = { purpose: 'accept' as const, driftId, reason };
    const opened = await openMaintenance.within(scope, { stackId, intent, inputs: null });
    await setSettling(tx, driftId, opened.operationId);
    return {
      result: opened,
      audit: { object: { kind: 'drift', id: driftId }, departmentId, detail: { operation: opened.number, reason } },
    };
  },
});
