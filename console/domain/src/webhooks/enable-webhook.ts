import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { webhookDeliverJob } from './jobs.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { webhookRefSchema } from './schemas.ts';
import { changeWebhook, findWebhook, restartWaiting } from './store.ts';

/**
 * Uses an address again that was switched off because nothing arrived there. What waited as it was switched off is sent now, with a day of
 * attempts anew; what was given up is replayed one by one, and what happened meanwhile was never opened. Refused: NOT_FOUND; NOT_YOURS;
 * CLOUD_NOT_GRANTED; STATE_CONFLICT where it is in use.
 */
export const enableWebhook = command({
  event: 'webhooks.enabled',
  allow: KEEPERS,
  input: webhookRefSchema,
  async act({ ctx, tx }, { webhookId }) {
    const webhook = await findWebhook(tx, webhookId);
    if (!webhook) throw new DomainError('NOT_FOUND', { what: 'webhook' });
    const { department_id: departmentId, name } = webhook;
    requireKeeper(ctx.actor, departmentId);
    if (webhook.disabled_at === null) throw new DomainError('STATE_CONFLICT', { object: name, state: 'enabled' });
    await changeWebhook(tx, webhookId, { disabled_at: null, disabled_reason: null });
    const waiting = await restartWaiting(tx, webhookId, ctx.now);
    return {
      result: { webhookId },
      audit: { object: { kind: 'webhook', id: webhookId }, departmentId, detail: { name, resumed: waiting.length } },
      jobs: waiting.map((id) => webhookDeliverJob(id)),
    };
  },
});
