import { DELIVERY_DUE, deliveryDueSchema } from '@zhengyun/domain/requests/jobs.ts';
import { tellDeliveryDue } from '@zhengyun/domain/requests/tell-delivery-due.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Tells the operator that the promise of a delivery is about to pass; nobody, where it was delivered or went back to review. */
export async function deliveryDue(worker: Worker, payload: unknown): Promise<void> {
  const { requestId } = deliveryDueSchema.parse(payload);
  await tellDeliveryDue(jobContext(worker, DELIVERY_DUE).at(), { requestId });
}
