import { refreshStackSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { openMaintenance } from './open-maintenance.ts';
import { findStack } from './stack-store.ts';

/**
 * Asks for a stack's state to be read anew from its cluster. Its plan is what the state would take in; with nothing to take in it
 * goes on by itself, else another person releases it. Refused as openMaintenance; once previewed also DRIFT_CHARGED, DRIFT_GUARDED.
 */
export const refreshStack = command({
  event: 'provisioning.refresh-asked',
  allow: ['platform-engineer'],
  input: refreshStackSchema,
  async act(scope, { stackId, reason }) {
    const opened = await openMaintenance.within(scope, {
      stackId,
      intent: { purpose: 'refresh', reason },
      inputs: null,
    });
    const departmentId = (await findStack(scope.tx, stackId))?.department_id ?? null;
    return {
      result: opened,
      audit: { object: { kind: 'stack', id: stackId }, departmentId, detail: { operation: opened.number, reason } },
    };
  },
});
