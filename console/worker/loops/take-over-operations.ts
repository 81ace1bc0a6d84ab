import { findUnattended } from '@zhengyun/domain/provisioning/find-unattended.ts';
import { interruptPreview } from '@zhengyun/domain/provisioning/interrupt-preview.ts';
import { wakeOperation } from '@zhengyun/domain/provisioning/wake-operation.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Looks after operations that were cut off with their worker: a preview is asked for again, an apply is recovered. Looked for
 * often, since their stacks stand still meanwhile.
 */
export async function takeOverOperations(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'take-over-operations');
  const { interrupted } = await findUnattended(context.at(), {});
  for (const { id, state } of interrupted) {
    worker.log.warn({ operation: id, state }, 'operation without its worker');
    const act = state === 'previewing' ? interruptPreview : wakeOperation;
    // Another worker may have been quicker with this one; the others still need somebody.
    await act(context.at(), { operationId: id }).catch((error: unknown) =>
      worker.log.info({ err: error, operation: id }, 'not taken over'),
    );
  }
}
