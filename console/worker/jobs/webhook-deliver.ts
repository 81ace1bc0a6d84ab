import { endAttempt } from '@zhengyun/domain/webhooks/end-attempt.ts';
import { WEBHOOK_DELIVER, webhookDeliverSchema } from '@zhengyun/domain/webhooks/jobs.ts';
import { readDeliveryWith } from '@zhengyun/domain/webhooks/read-delivery.ts';
import { postSigned } from '../webhooks/post-signed.ts';
import { jobContext, type Worker } from '../worker-context.ts';

type Needed = Pick<Worker, 'db' | 'now' | 'secrets' | 'webhooks'>;

/**
 * Sends one stored delivery. The attempt's end decides when the next one comes, so an answer of no never fails the job; a delivery
 * sent just before a crash goes out again under the same id.
 */
export async function webhookDeliver(worker: Needed, payload: unknown): Promise<void> {
  const { deliveryId } = webhookDeliverSchema.parse(payload);
  const context = jobContext(worker, WEBHOOK_DELIVER);
  const delivery = await readDeliveryWith(worker.secrets)(context.at(), { deliveryId });
  if (!delivery) return;
  const { status, trouble } = await postSigned(delivery, worker.webhooks, worker.now());
  await endAttempt(context.at(), { deliveryId, status, trouble });
}
