import { listExpiringKeys } from '@zhengyun/domain/api-clients/list-expiring-keys.ts';
import { remindKey } from '@zhengyun/domain/api-clients/remind-key.ts';
import { findEndingAccess } from '@zhengyun/domain/provisioning/find-ending-access.ts';
import { remindAccess } from '@zhengyun/domain/provisioning/remind-access.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Tells people of what ends soon, each end once: keys of programs, bastion accounts. */
export async function remind(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, 'remind');
  for (const { keyId } of await listExpiringKeys(context.at(), {}))
    await remindKey(context.at(), { keyId }).catch(unlessItEnded);
  for (const resourceId of await findEndingAccess(context.at(), {}))
    await remindAccess(context.at(), { resourceId }).catch(unlessItEnded);
}

/** It ended, or was ended, since it was found. */
function unlessItEnded(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'STATE_CONFLICT') throw error;
}
