import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { webhookDeliverJob } from './jobs.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { deliveryRefSchema } from './schemas.ts';
import { changeDelivery, findWebhook, lockDelivery } from './store.ts';

/**
 * Sends a delivery again that ended, under its own id, so that a receiver knows it. Refused: NOT_FOUND; NOT_YOURS; STATE_CONFLICT
 * while it waits, or its address is switched off.
 */
export const replayDelivery = command({
  event: 'webhooks.replayed',
  allow: KEEPERS,
  input: deliveryRefSchema,
  async act({ ctx, tx }, { deliveryId }) {
    const delivery = await lockDelivery(tx, deliveryId);
    const webhook = delivery && (await findWebhook(tx, delivery.webhook_id));
    if (!delivery || !webhook) throw new DomainError('NOT_FOUND', { what: 'delivery' });
    const { department_id: departmentId, name } = webhook;
    requireKeeper(ctx.actor, departmentId);
    if (webhook.disabled_at !== null) throw new DomainError('STATE_CONFLICT', { object: name, state: 'disabled' });
    if (delivery.state === 'waiting') throw new DomainError('STATE_CONFLICT', { object: name, state: 'waiting' });
    const { status, trouble } = delivery;
    const anew = { state: 'waiting', attempts: 0, next_at: ctx.now, ended_at: null } as const;
    await changeDelivery(tx, deliveryId, { ...anew, status, trouble });
    return {
      result: { deliveryId },
      audit: { object: { kind: 'webhook', id: webhook.id }, departmentId, detail: { name, delivery: deliveryId } },
      jobs: [webhookDeliverJob(deliveryId)],
    };
  },
});
