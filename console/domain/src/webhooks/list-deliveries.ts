import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { KEEPERS, requireKeeper } from './owner-rules.ts';
import { deliveriesInputSchema, deliveryPageSchema } from './schemas.ts';
import { findWebhook, pageOfDeliveries } from './store.ts';

/** What was sent to an address and how it ended, newest first. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED. */
export const listDeliveries = query({
  allow: KEEPERS,
  input: deliveriesInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof deliveryPageSchema>> {
    const webhook = await findWebhook(tx, input.webhookId);
    if (!webhook) throw new DomainError('NOT_FOUND', { what: 'webhook' });
    requireKeeper(ctx.actor, webhook.department_id);
    const { rows, total, nextCursor } = await pageOfDeliveries(tx, input);
    const items = rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      attempts: row.attempts,
      status: row.status,
      trouble: row.trouble,
      at: row.at.toISOString(),
      nextAt: webhook.disabled_at === null ? (row.next_at?.toISOString() ?? null) : null,
      endedAt: row.ended_at?.toISOString() ?? null,
    }));
    return deliveryPageSchema.parse({ items, total, nextCursor });
  },
});
