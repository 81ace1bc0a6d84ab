import { expireApproval } from '@zhengyun/domain/approvals/expire.ts';
import { findExpired } from '@zhengyun/domain/approvals/find-expired.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Ends requests that nobody has decided, or whose approval was not applied, in the working days there are for it. */
export async function endApprovals(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'end-approvals');
  for (const requestId of await findExpired(context.at(), undefined)) {
    await expireApproval(context.at(), { requestId }).catch(unlessInTime);
  }
}

/** Somebody decided, the engine began, or another worker was first. */
function unlessInTime(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'STATE_CONFLICT') throw error;
}
