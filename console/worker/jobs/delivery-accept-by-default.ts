import { acceptByDefault } from '@zhengyun/domain/evaluation/accept-by-default.ts';
import { acceptByDefaultSchema, DELIVERY_ACCEPT_BY_DEFAULT } from '@zhengyun/domain/requests/jobs.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** At its deadline a delivery nobody accepted counts as accepted. */
export async function deliveryAcceptByDefault(worker: Worker, payload: unknown): Promise<void> {
  const { requestId } = acceptByDefaultSchema.parse(payload);
  await acceptByDefault(jobContext(worker, DELIVERY_ACCEPT_BY_DEFAULT).at(), { requestId });
}
