import { query } from '../verb/query.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { deliveryRefSchema } from './schemas.ts';
import { deliveryToSend } from './store.ts';

/** A delivery to be sent: where to, the text, and the secret it is signed by. */
export interface DeliveryToSend {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly secret: string;
}

/** Makes the query that opens a delivery's secret for the worker; null where nothing waits, or its address is switched off or gone. */
export function readDeliveryWith(secrets: SecretStore) {
  return query({
    allow: ['job'],
    input: deliveryRefSchema,
    async read({ tx }, { deliveryId }): Promise<DeliveryToSend | null> {
      const found = await deliveryToSend(tx, deliveryId);
      if (!found) return null;
      const { id, url, body, webhook_id: webhookId } = found;
      return { id, url, body, secret: secrets.open(`webhook/${webhookId}`, Buffer.from(found.secret)) };
    },
  });
}
