import { listExpiringKeys } from '@zhengyun/domain/api-clients/list-expiring-keys.ts';
import { remindKey } from '@zhengyun/domain/api-clients/remind-key.ts';
import { findEndingAccess } from '@zhengyun/domain/provisioning/find-ending-access.ts';
import { remindAccess } from '@zhengyun/domain/provisioning/remind-access.ts';
import { jobContext, type Worker } from '../worker-context.ts';
import { makeRound } from './make-round.ts';

const LOOP = 'remind';

/**
 * Tells people of what ends soon, each end once: keys of programs, bastion accounts. Left alone where it has ended since it was found.
 * One that can't be told of keeps none of the others waiting.
 */
export async function remind(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const round = makeRound(LOOP);
  await round.each(
    'remind of key',
    async () => (await listExpiringKeys(context.at(), {})).map(({ keyId }) => keyId),
    (keyId) => remindKey(context.at(), { keyId }),
  );
  await round.each(
    'remind of the access of resource',
    () => findEndingAccess(context.at(), {}),
    (resourceId) => remindAccess(context.at(), { resourceId }),
  );
  round.end();
}
