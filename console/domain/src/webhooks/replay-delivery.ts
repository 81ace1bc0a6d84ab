import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { webhookDeliverJob } from './jobs.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { deliveryRefSchema } from './schemas.ts';
import { anyWebhook, changeDelivery, lockDelivery } from './store.ts';

/**
 * Sends a delivery again that ended, under its own id, so that a receiver knows it. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED; STATE_CONFLICT
 * while it waits, or its address is switched off or removed.
 */
export const replayDelivery = command({
  event: 'webhooks.replayed',
  allow: KEEPERS,
  input: deliveryRefSchema,
  async act({ ctx, tx }, { deliveryId }) {
    const delivery = await lockDelivery(tx, deliveryId);
    const webhook = delivery && (await anyWebhook(tx, delivery.webhook_id));
    if (!delivery || !webhook) throw new DomainError('NOT_FOUND', { what: 'delivery' });
    const { department_id: departmentId, name } = webhook;
    requireKeeper(ctx.actor, departmentId);
    const off = webhook.removed_at ?? webhook.disabled_at;
    const state = off === null ? delivery.state : webhook.removed_at === null ? 'disabled' : 'removed';
    if (off !== null || state === 'waiting') throw new DomainError('STATE_CONFLICT', { object: name, state });
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
