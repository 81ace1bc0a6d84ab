import { findDueOwnership } from '@zhengyun/domain/provisioning/find-due-ownership.ts';
import { openOwnership } from '@zhengyun/domain/provisioning/open-ownership.ts';
import { jobContext, type Worker } from '../worker-context.ts';
import { makeRound } from './make-round.ts';

const LOOP = 'follow-ownership';

/**
 * Has what stands on the clusters say its department of today after a business system went to another. Found by comparing, so that
 * whatever was missed, failed or was cancelled is tried again.
 */
export async function followOwnership(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const round = makeRound(LOOP);
  await round.each(
    'renew the owner of stack',
    () => findDueOwnership(context.at(), {}),
    (stackId) => openOwnership(context.at(), { stackId }),
  );
  round.end();
}
