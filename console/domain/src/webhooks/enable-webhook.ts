import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { webhookRefSchema } from './schemas.ts';
import { changeWebhook, findWebhook } from './store.ts';

/** Uses an address again that was switched off because nothing arrived there. What was missed is replayed one by one. Refused: NOT_FOUND; NOT_YOURS; STATE_CONFLICT where it is in use. */
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
    return {
      result: { webhookId },
      audit: { object: { kind: 'webhook', id: webhookId }, departmentId, detail: { name } },
    };
  },
});
