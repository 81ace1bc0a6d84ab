import { expireApproval } from '@zhengyun/domain/approvals/expire.ts';
import { findExpired } from '@zhengyun/domain/approvals/find-expired.ts';
import { jobContext, type Worker } from '../worker-context.ts';
import { makeRound } from './make-round.ts';

const LOOP = 'end-approvals';

/**
 * Ends requests that nobody has decided, or whose approval was not applied, in the working days there are for it. Left alone where
 * somebody decided, the engine began, or another worker was first. A request that can't be ended keeps none of the others waiting.
 */
export async function endApprovals(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const round = makeRound(LOOP);
  await round.each(
    'expire request',
    () => findExpired(context.at(), undefined),
    (requestId) => expireApproval(context.at(), { requestId }),
  );
  round.end();
}
