import { findUnattended } from '@zhengyun/domain/provisioning/find-unattended.ts';
import { interruptPreview } from '@zhengyun/domain/provisioning/interrupt-preview.ts';
import { wakeOperation } from '@zhengyun/domain/provisioning/wake-operation.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Looks after operations nobody is at: a preview whose worker died is asked for again, an apply whose worker died is
 * recovered, and what waited for the engine, a cloud or a cluster is tried again.
 */
export async function attendOperations(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'attend-operations');
  const { interrupted, dormant } = await findUnattended(context.at(), {});
  for (const { id, state } of interrupted) {
    worker.log.warn({ operation: id, state }, 'operation without its worker');
    if (state === 'previewing') await interruptPreview(context.at(), { operationId: id });
    else await wakeOperation(context.at(), { operationId: id });
  }
  for (const { id } of dormant) await wakeOperation(context.at(), { operationId: id });
}
