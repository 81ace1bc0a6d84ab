import { z } from 'zod';
import type { Job } from '../verb/job.ts';
import { idSchema } from '../verb/wire.ts';

/** Payload of `delivery-accept-by-default`: accept the delivery if the department has not by then. */
export const acceptByDefaultSchema = z.object({ requestId: idSchema });
/** Payload of `delivery-due`: tell the operator that the promise of a delivery is about to pass. */
export const deliveryDueSchema = z.object({ requestId: idSchema });
export const DELIVERY_DUE = 'delivery-due';

/** The job that runs at `at`; approved anew, it is set anew. */
export function deliveryDueJob(requestId: string, at: Date): Job {
  return { task: DELIVERY_DUE, payload: { requestId }, runAt: at, key: `${DELIVERY_DUE}:${requestId}` };
}

export const DELIVERY_ACCEPT_BY_DEFAULT = 'delivery-accept-by-default';

/** The job that runs at `acceptBy`; delivered anew, the deadline is set anew. */
export function deliveryAcceptByDefaultJob(requestId: string, acceptBy: Date): Job {
  const task = DELIVERY_ACCEPT_BY_DEFAULT;
  return { task, payload: { requestId }, runAt: acceptBy, key: `${task}:${requestId}` };
}
