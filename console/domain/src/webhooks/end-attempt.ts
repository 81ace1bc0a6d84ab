import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { webhookDeliverJob } from './jobs.ts';
import { isDelivered, nextAttempt } from './rules.ts';
import { endAttemptSchema } from './schemas.ts';
import { changeDelivery, changeWebhook, findWebhook, lockDelivery } from './store.ts';

/**
 * Notes how an attempt at a delivery ended. Given up after a day, it switches its address off and tells who keeps it. Refused:
 * NOT_FOUND; STATE_CONFLICT where it has ended.
 */
export const endAttempt = command({
  event: 'webhooks.delivered',
  allow: ['job'],
  input: endAttemptSchema,
  async act(scope, { deliveryId, status, trouble }) {
    const { ctx, tx } = scope;
    const delivery = await lockDelivery(tx, deliveryId);
    if (!delivery) throw new DomainError('NOT_FOUND', { what: 'delivery' });
    if (delivery.state !== 'waiting')
      throw new DomainError('STATE_CONFLICT', { object: deliveryId, state: delivery.state });
    const { webhook_id: webhookId, department_id: departmentId } = delivery;
    const attempts = delivery.attempts + 1;
    const next = isDelivered(status) ? null : nextAttempt(deliveryId, attempts, ctx.now);
    const state = isDelivered(status) ? 'delivered' : next === null ? 'dead' : 'waiting';
    const ended_at = state === 'waiting' ? null : ctx.now;
    await changeDelivery(tx, deliveryId, { state, attempts, status, trouble, next_at: next, ended_at });
    const webhook = state === 'dead' ? await findWebhook(tx, webhookId) : undefined;
    if (webhook && webhook.disabled_at === null) {
      const reason = trouble ?? `HTTP ${status ?? ''}`;
      await changeWebhook(tx, webhookId, { disabled_at: ctx.now, disabled_reason: reason });
      const role = departmentId === null ? ('platform-engineer' as const) : ('department-approver' as const);
      await tell.within(scope, {
        kind: 'webhook-disabled',
        about: { kind: 'webhook', id: webhookId },
        departmentId,
        facts: { name: webhook.name, reason },
        to: [{ role, personId: webhook.owner_id }],
      });
    }
    return {
      result: { state, next },
      audit: {
        object: { kind: 'webhook', id: webhookId },
        departmentId,
        detail: { delivery: deliveryId, kind: delivery.kind, state, attempts, status, trouble },
      },
      jobs: next === null ? [] : [webhookDeliverJob(deliveryId, next)],
    };
  },
});
