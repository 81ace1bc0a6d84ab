import { openMaintenance } from '../provisioning/open-maintenance.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { decideDriftSchema } from './schemas.ts';
import { lockDrift, setSettling } from './store.ts';

/**
 * Asks for a drift to be put back: the program as it was last carried out is carried out again over what the cluster shows, its plan
 * released by another person. What a foreign hand deleted is made anew, without what was in it. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; STATE_CONFLICT where it has ended or is being
 * settled.
 */
export const revertDrift = command({
  event: 'drift.revert-asked',
  allow: ['platform-engineer'],
  input: decideDriftSchema,
  async act(scope, { driftId, reason }) {
    const { ctx, tx } = scope;
    const drift = await lockDrift(tx, driftId);
    if (!drift) throw new DomainError('NOT_FOUND', { what: 'drift' });
    const { stack_id: stackId, stack_name: object, department_id: departmentId } = drift;
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: drift.cloud_id });
    if (drift.ended_at) throw new DomainError('STATE_CONFLICT', { object, state: 'ended' });
    const intent = { purpose: 'revert' as const, driftId, reason };
    const opened = await openMaintenance.within(scope, { stackId, intent, inputs: null });
    await setSettling(tx, driftId, opened.operationId);
    return {
      result: opened,
      audit: { object: { kind: 'drift', id: driftId }, departmentId, detail: { operation: opened.number, reason } },
    };
  },
});
