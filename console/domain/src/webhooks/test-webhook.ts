import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { webhookDeliverJob } from './jobs.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { TEST_KIND, webhookRefSchema } from './schemas.ts';
import { findWebhook, insertDeliveries } from './store.ts';

/**
 * Sends a delivery that tells of nothing, signed and tried again like any other, so that a receiver can be set up before anything
 * happens. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED; STATE_CONFLICT where the address is switched off.
 */
export const testWebhook = command({
  event: 'webhooks.tested',
  allow: KEEPERS,
  input: webhookRefSchema,
  async act({ ctx, tx }, { webhookId }) {
    const webhook = await findWebhook(tx, webhookId);
    if (!webhook) throw new DomainError('NOT_FOUND', { what: 'webhook' });
    const { department_id: departmentId, name } = webhook;
    requireKeeper(ctx.actor, departmentId);
    if (webhook.disabled_at !== null) throw new DomainError('STATE_CONFLICT', { object: name, state: 'disabled' });
    const id = newId(ctx.now);
    const body = JSON.stringify({
      type: 'webhook.test',
      timestamp: ctx.now.toISOString(),
      data: { webhook: webhookId },
    });
    const of = { webhook_id: webhookId, department_id: departmentId, kind: TEST_KIND };
    await insertDeliveries(tx, [{ id, ...of, body, at: ctx.now }]);
    return {
      result: { deliveryId: id },
      audit: { object: { kind: 'webhook', id: webhookId }, departmentId, detail: { name, delivery: id } },
      jobs: [webhookDeliverJob(id)],
    };
  },
});
