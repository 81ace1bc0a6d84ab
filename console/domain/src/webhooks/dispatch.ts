import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import { enqueue } from '../verb/job.ts';
import { webhookDeliverJob } from './jobs.ts';
import { OPERATOR_KINDS } from './rules.ts';
import { dispatchSchema } from './schemas.ts';
import { insertDeliveries, webhooksFor } from './store.ts';

/**
 * Opens the deliveries of a notice to the addresses that hear of it, within the telling itself, which has the row of it. The body names
 * the thing and nobody: no person, no title, no reason.
 */
export const dispatch = ingest({
  event: 'webhooks.delivered',
  allow: ['job'],
  input: dispatchSchema,
  async store({ ctx, tx }, { kind, about, departmentId, number, dueAt }): Promise<{ readonly result: number }> {
    const hearing = await webhooksFor(tx, { kind, departmentId, operators: OPERATOR_KINDS.includes(kind) });
    const data = { object: about, number, dueAt: dueAt?.toISOString() ?? null };
    const body = JSON.stringify({ type: `notice.${kind}`, timestamp: ctx.now.toISOString(), data });
    const deliveries = hearing.map((webhook) => ({
      id: newId(ctx.now),
      webhook_id: webhook.id,
      department_id: webhook.department_id,
      kind,
      body,
      at: ctx.now,
    }));
    await insertDeliveries(tx, deliveries);
    for (const { id } of deliveries) await enqueue(tx, webhookDeliverJob(id));
    return { result: deliveries.length };
  },
});
