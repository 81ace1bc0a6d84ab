import { z } from 'zod';
import type { Job } from '../verb/job.ts';
import { idSchema } from '../verb/wire.ts';

/** Payload of `webhook-deliver`: send one stored delivery to its address. */
export const webhookDeliverSchema = z.object({ deliveryId: idSchema });
export const WEBHOOK_DELIVER = 'webhook-deliver';

/** The job of the next attempt; a few tries of its own only guard against a crash between two. */
export function webhookDeliverJob(deliveryId: string, runAt?: Date): Job {
  const job = { task: WEBHOOK_DELIVER, payload: { deliveryId }, key: `${WEBHOOK_DELIVER}:${deliveryId}`, attempts: 5 };
  return runAt ? { ...job, runAt } : job;
}
