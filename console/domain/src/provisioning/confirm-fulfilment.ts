import { answerableFor } from '../verb/actor.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { deliverLine } from './deliver-line.ts';
import { decidedBy, lockLine } from './delivery-store.ts';
import { sendBackOutdated } from './outdated-approval-store.ts';
import { confirmFulfilmentSchema } from './schemas.ts';

/**
 * The operator confirms that a counted service works (or has ended): from this instant it is charged (or is not). Where the request's lines are
 * not as they were approved it goes back to review instead, without a delivery note. Refused:
 * NOT_FOUND; CLOUD_NOT_GRANTED; APPROVER_CONFIRMS to who decided on the request in any round, or in whose name it was, or who ordered it; STATE_CONFLICT for a line that Pulumi makes, one that is not open, or a request that is not approved.
 */
export const confirmFulfilment = command({
  event: 'provisioning.fulfilment-confirmed',
  allow: ['platform-engineer'],
  input: confirmFulfilmentSchema,
  async act(scope, { lineId, note }): Promise<Outcome<{ deliveryNote: string | null }>> {
    const { ctx, tx } = scope;
    const line = await lockLine(tx, lineId);
    if (!line) throw new DomainError('NOT_FOUND', { what: 'line' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: line.cloud_id });
    const own = answerableFor(ctx.actor);
    if (own !== null && (own === line.ordered_by || (await decidedBy(tx, line.request_id)).includes(own)))
      throw new DomainError('APPROVER_CONFIRMS', { request: line.request_number });
    if (line.fulfilment !== 'counted' || line.request_state !== 'provisioning') {
      throw new DomainError('STATE_CONFLICT', { object: line.resource_number, state: line.request_state });
    }
    const about = { object: { kind: 'resource', id: line.resource_id } as const, departmentId: line.department_id };
    const outdated = await sendBackOutdated(scope, line.request_id);
    if (outdated) {
      const detail = { request: line.request_number, resource: line.resource_number, trouble: outdated };
      return { result: { deliveryNote: null }, audit: { ...about, action: 'provisioning.plan-changed', detail } };
    }
    const confirmationId = newId(ctx.now);
    const { deliveryNote } = await deliverLine.within(scope, {
      lineId,
      at: ctx.now,
      cause: { kind: 'confirmation', id: confirmationId },
      handover: { kind: 'counted', note },
      inventory: null,
    });
    return {
      result: { deliveryNote },
      audit: {
        ...about,
        detail: { request: line.request_number, resource: line.resource_number, note, confirmationId },
      },
    };
  },
});
