import { findUnattended } from '@zhengyun/domain/provisioning/find-unattended.ts';
import { wakeOperation } from '@zhengyun/domain/provisioning/wake-operation.ts';
import { watchRuns } from '@zhengyun/domain/provisioning/watch-runs.ts';
import { watchUnknown } from '@zhengyun/domain/provisioning/watch-unknown.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Tries again what waited for the engine, a cloud or a cluster, and says what is under way for how long, and of what nobody knows the end. */
export async function attendOperations(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'attend-operations');
  const { dormant } = await findUnattended(context.at(), {});
  for (const { id } of dormant) await wakeOperation(context.at(), { operationId: id });
  const { open, overdue, oldestSeconds } = await watchUnknown(context.at(), {});
  worker.metrics.unknown.set(open);
  worker.metrics.unknownOverdue.set(overdue);
  worker.metrics.unknownOldest.set(oldestSeconds);
  const ages = await watchRuns(context.at(), {});
  worker.metrics.applyingOldest.set(ages.applyingSeconds);
  worker.metrics.previewingOldest.set(ages.previewingSeconds);
}
