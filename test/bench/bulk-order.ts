import { setTimeout as pause } from 'node:timers/promises';
import type { RequestDetail } from '@zhengyun/domain/requests/schemas.ts';
import { atOnce } from './at-once.ts';
import { approveStep, firstSystem, type People } from './people.ts';
import { progressOf } from './progress.ts';

/** Where the tenancies of a bulk order come to be. */
export const BULK_PLACE = { cloud: 'guangzhou', zone: 'extranet' } as const;
const PEOPLE_AT_ONCE = 4;
const POLL_MS = 500;

interface Bulk {
  readonly title: string;
  readonly requestIds: readonly string[];
}

/**
 * `count` new business systems (200 at most) and for each an order of one container space, whose tenancy is opened by it; resolves
 * with those whose plans wait for approval, when all do or time is up.
 */
export async function orderTenancies(
  people: People,
  { title, count, spec }: { title: string; count: number; spec: { vcpu: number; memoryGb: number } },
): Promise<Bulk> {
  const { departmentId } = await firstSystem(people);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const requestIds = await atOnce(PEOPLE_AT_ONCE, numbers, async (number) => {
    const about = { departmentId, name: `${title} ${number}`, ownerName: '林晓燕', mlpsGrade: 2 };
    const { id: systemId } = await people.approver.mutate<{ id: string }>('tenancy.createSystem', about);
    const lines = [{ ...BULK_PLACE, spec: { item: 'container-space', ...spec, ordinaryGb: 0, fastGb: 0 } }];
    const order = { systemId, title: `${title} ${number}`, reason: '测量', mlpsGrade: 2, lines };
    return (await people.applicant.mutate<{ requestId: string }>('requests.submit', order)).requestId;
  });
  await untilLeft(people, { title, requestIds }, { state: 'previewing', minutes: minutesFor(count) });
  const ready = { limit: 200, state: ['department-review'], search: title };
  const { items } = await people.applicant.query<{ items: { id: string }[] }>('requests.list', ready);
  return { title, requestIds: items.map(({ id }) => id).filter((id) => requestIds.includes(id)) };
}

/**
 * How long `count` tenancies are waited for: twelve seconds each, and a cloud that is deployed first. So a run of the benchmarks
 * ends, on a slow machine with fewer.
 */
export const minutesFor = (count: number): number => Math.max(8, count / 5);

/** Carries every order through the first two steps, then releases all of them at once; resolves when the last is released. */
export async function releaseAll(people: People, { requestIds }: Bulk): Promise<void> {
  for (const step of ['department', 'administrative', 'technical'] as const)
    await atOnce(PEOPLE_AT_ONCE, requestIds, (requestId) => approveStep(people, requestId, step));
}

/** Resolves when none of the orders is in `state` any more, or when `minutes` are over. Throws when one has failed. */
export async function untilLeft(
  { applicant }: People,
  { title, requestIds }: Bulk,
  { state, minutes }: { state: RequestDetail['state']; minutes: number },
): Promise<void> {
  const count = async (of: readonly RequestDetail['state'][]): Promise<number> =>
    (await applicant.query<{ total: number }>('requests.list', { limit: 1, state: of, search: title })).total;
  const progress = progressOf(`${title} (${state})`, requestIds.length);
  for (const end = performance.now() + minutes * 60_000; performance.now() < end; await pause(POLL_MS)) {
    const failed = await count(['preview-failed', 'failed']);
    if (failed > 0) throw new Error(`${failed} orders of "${title}" have failed`);
    const left = await count([state]);
    progress.at(requestIds.length - left);
    if (left === 0) return;
  }
}
