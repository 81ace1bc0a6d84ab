import type { ResourceItem } from '@zhengyun/domain/provisioning/schemas.ts';
import type { ConsoleClient } from './console-client.ts';
import type { Journal } from './journal.ts';
import { type Cast, carryThrough, getRequest, waitFor } from './order-flow.ts';

const HELD: readonly ResourceItem['state'][] = ['requested', 'active'];
const SYSTEM = 'drug-supervision';

const heldBy = async (applicant: ConsoleClient): Promise<readonly ResourceItem[]> => {
  const { items } = await applicant.query<{ items: readonly ResourceItem[] }>('resources.list', {
    state: HELD,
    limit: 100,
  });
  return items.filter(({ system }) => system.slug === SYSTEM);
};

/** Brings a request that an interrupted demo left behind to its end: taken back while that is possible, else carried on. */
async function endOpen(cast: Cast, requestId: string): Promise<void> {
  const { state } = await getRequest(cast.applicant, requestId);
  if (state === 'previewing' || state === 'department-review' || state === 'joint-review') {
    await cast.applicant.mutate('requests.withdraw', { requestId, reason: '上一次演示没有做完' });
    return;
  }
  if (state === 'provisioning') await waitFor(cast.applicant, requestId, { states: ['delivered'], minutes: 20 });
  await cast.approver.mutate('evaluation.accept', { requestId, score: 5, reason: '上一次演示，补验收' });
}

/**
 * Gives back what an earlier demo in the same data folder still holds, as a department would, so that the demo can be
 * played again: the same order twice is refused (one container space to a tenancy) or would run over the quota.
 */
export async function returnPrevious(cast: Cast, journal: Journal): Promise<void> {
  const open = new Set((await heldBy(cast.applicant)).flatMap(({ openRequest }) => openRequest?.id ?? []));
  for (const requestId of open) await journal.step('上一次演示未完的申请：收尾', () => endOpen(cast, requestId));
  for (const { id, number } of await heldBy(cast.applicant)) {
    const { requestId } = await cast.applicant.mutate<{ requestId: string }>('requests.submitRelease', {
      resourceId: id,
      reason: '上一次演示的资源，退还',
    });
    await carryThrough(cast, journal, { id: requestId, name: `退还上一次演示的 ${number}` });
  }
}
