import { endDueGrant } from '@zhengyun/domain/people/end-due-grant.ts';
import { findDueGrants } from '@zhengyun/domain/people/find-due-grants.ts';
import { endAccess } from '@zhengyun/domain/provisioning/end-access.ts';
import { findDueAccess } from '@zhengyun/domain/provisioning/find-due-access.ts';
import { jobContext, type Worker } from '../worker-context.ts';
import { makeRound } from './make-round.ts';

const LOOP = 'end-access';

/**
 * Notes the end of roles granted until a day that is over; then takes bastion accounts away at their end, and at once from who left the
 * department. Left alone where another worker was first or the engine is at the stack: the next turn looks again.
 */
export async function endDueAccess(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const round = makeRound(LOOP);
  await round.each(
    'end grant',
    () => findDueGrants(context.at(), undefined),
    (grantId) => endDueGrant(context.at(), { grantId }),
  );
  await round.each(
    'end access to resource',
    () => findDueAccess(context.at(), {}),
    (resourceId) => endAccess(context.at(), { resourceId }),
  );
  round.end();
}
