import { tellCutUndone } from '../reclaim/tell-cut-undone.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockLine } from './delivery-store.ts';
import { declineFulfilmentSchema } from './schemas.ts';
import { withdrawOperations } from './withdraw-operations.ts';

/**
 * The operator gives back a counted service that it can't fulfil, or can't end: the request ends with the reason, which its applicant is told. As with a
 * cancelled operation, what is delivered stays and what the engine is at goes on; every other line ends, and what was held for it is free. Of a release the
 * service stays as it is, and charged; of one that the authority ordered it is told, and may order again. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; STATE_CONFLICT for a line that Pulumi makes, one that is not open, or a
 * request that is not approved.
 */
export const declineFulfilment = command({
  event: 'provisioning.fulfilment-declined',
  allow: ['platform-engineer'],
  input: declineFulfilmentSchema,
  async act(scope, { lineId, reason }) {
    const line = await lockLine(scope.tx, lineId);
    if (!line) throw new DomainError('NOT_FOUND', { what: 'line' });
    requireCloud(scope.ctx.actor, ['platform-engineer'], { cloudId: line.cloud_id });
    if (line.fulfilment !== 'counted' || line.request_state !== 'provisioning')
      throw new DomainError('STATE_CONFLICT', { object: line.resource_number, state: line.request_state });
    if (line.state !== 'open')
      throw new DomainError('STATE_CONFLICT', { object: line.resource_number, state: line.state });
    const { request_id: requestId, resource_number: resource } = line;
    await withdrawOperations.within(scope, { requestId, reason });
    const trouble = { code: 'FULFILMENT_DECLINED' as const, facts: { resource, reason } };
    await markFailed.within(scope, { requestId, trouble });
    if (line.ordered_by !== null) await tellCutUndone.definition.store(scope, { resourceId: line.resource_id });
    return {
      result: { requestId },
      audit: {
        object: { kind: 'resource', id: line.resource_id },
        departmentId: line.department_id,
        detail: { request: line.request_number, resource, reason },
      },
    };
  },
});
