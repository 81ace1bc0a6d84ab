import { listExpiringKeys } from '@zhengyun/domain/api-clients/list-expiring-keys.ts';
import { remindKey } from '@zhengyun/domain/api-clients/remind-key.ts';
import { findEndingAccess } from '@zhengyun/domain/provisioning/find-ending-access.ts';
import { remindAccess } from '@zhengyun/domain/provisioning/remind-access.ts';
import { tellDaysUnknown } from '@zhengyun/domain/reclaim/tell-days-unknown.ts';
import { dropUnwrittenDraft } from '@zhengyun/domain/requests/drafts/drop-unwritten-draft.ts';
import { findUnwrittenDrafts } from '@zhengyun/domain/requests/drafts/find-unwritten-drafts.ts';
import { tellDraftEnding } from '@zhengyun/domain/requests/drafts/tell-draft-ending.ts';
import { jobContext, type Worker } from '../worker-context.ts';
import { makeRound } from './make-round.ts';

const LOOP = 'remind';

/**
 * Tells people of what ends soon, each end once: keys of programs, bastion accounts, drafts that nobody writes on, the list of holidays;
 * and drops the drafts whose end came. Left alone where it has ended since it was found.
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
  await round.each(
    'tell of the end of draft',
    async () => (await findUnwrittenDrafts(context.at(), undefined)).tell,
    (draftId) => tellDraftEnding(context.at(), { draftId }),
  );
  await round.each(
    'drop draft',
    async () => (await findUnwrittenDrafts(context.at(), undefined)).drop,
    (draftId) => dropUnwrittenDraft(context.at(), { draftId }),
  );
  await round.each(
    'ask for the holidays of',
    async () => ['the years to come'],
    () => tellDaysUnknown(context.at(), {}),
  );
  round.end();
}
