import { refreshStackSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { openMaintenance } from './open-maintenance.ts';

/**
 * Asks for a stack's state to be read anew from its cluster. Its plan is what the state would take in; with nothing to take in it
 * goes on by itself, else another person releases it. Refused as openMaintenance; once previewed also DRIFT_CHARGED, DRIFT_GUARDED.
 */
export const refreshStack = command({
  event: 'provisioning.refresh-opened',
  allow: ['platform-engineer'],
  input: refreshStackSchema,
  async act(scope, { stackId, reason }) {
    const opened = await openMaintenance.within(scope, {
      stackId,
      intent: { purpose: 'refresh', reason },
      inputs: null,
    });
    return {
      result: opened,
      audit: { object: { kind: 'stack', id: stackId }, detail: { number: opened.number, reason } },
    };
  },
});
