import { randomBytes } from 'node:crypto';
import { type ServerAllowList, serverAllowed } from '../clouds/kubeconfig-rules.ts';
import { type Command, command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { addWebhookSchema } from './schemas.ts';
import { insertWebhook } from './store.ts';

/** What an address's secret is sealed by, and which hosts this installation may speak to. */
export interface WebhookPorts {
  readonly secrets: SecretStore;
  readonly allowed: ServerAllowList;
}

/**
 * Makes the verb that adds an address. Its secret is answered this once and sealed. Refused: NOT_YOURS; CLOUD_NOT_GRANTED; WEBHOOK_NOT_ALLOWED for a host
 * that is not on the installation's list, or a URL with a user in it.
 */
export function addWebhookWith({ secrets, allowed }: WebhookPorts) {
  const addWebhook: Command<typeof addWebhookSchema, { webhookId: string; secret: string }> = command({
    event: 'webhooks.added',
    allow: KEEPERS,
    input: addWebhookSchema,
    stepUp: true,
    async act({ ctx, tx }, { departmentId, name, url, kinds }) {
      requireKeeper(ctx.actor, departmentId);
      if (ctx.actor.kind !== 'person') throw new DomainError('NOT_YOURS');
      const { host, username, password } = new URL(url);
      if (username !== '' || password !== '' || !serverAllowed(url, allowed))
        throw new DomainError('WEBHOOK_NOT_ALLOWED', { host });
      const id = newId(ctx.now);
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      const sealed = { secret: secrets.seal(`webhook/${id}`, secret), key_id: secrets.keyId };
      const owner = { department_id: departmentId, owner_id: ctx.actor.id, created_at: ctx.now };
      await insertWebhook(tx, { id, name, url, kinds: [...new Set(kinds)], ...sealed, ...owner });
      return {
        result: { webhookId: id, secret },
        audit: { object: { kind: 'webhook', id }, departmentId, detail: { name, host, kinds } },
      };
    },
  });
  return addWebhook;
}
