import { endAccess } from '@zhengyun/domain/provisioning/end-access.ts';
import { findDueAccess } from '@zhengyun/domain/provisioning/find-due-access.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Takes bastion accounts away at their end, and at once from who left the department. */
export async function endDueAccess(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'end-access');
  for (const resourceId of await findDueAccess(context.at(), {})) {
    await endAccess(context.at(), { resourceId }).catch((error: unknown) => {
      // Another worker was first, or the engine is at the stack: the next turn looks again.
      if (!(error instanceof DomainError) || error.code !== 'STATE_CONFLICT') throw error;
    });
  }
}
