import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { webhookRefSchema } from './schemas.ts';
import { changeWebhook, findWebhook } from './store.ts';

/** Removes an address: nothing more is sent there, also what waits. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED. */
export const removeWebhook = command({
  event: 'webhooks.removed',
  allow: KEEPERS,
  input: webhookRefSchema,
  async act({ ctx, tx }, { webhookId }) {
    const webhook = await findWebhook(tx, webhookId);
    if (!webhook) throw new DomainError('NOT_FOUND', { what: 'webhook' });
    const { department_id: departmentId, name } = webhook;
    requireKeeper(ctx.actor, departmentId);
    await changeWebhook(tx, webhookId, { removed_at: ctx.now });
    return {
      result: { webhookId },
      audit: { object: { kind: 'webhook', id: webhookId }, departmentId, detail: { name } },
    };
  },
});
