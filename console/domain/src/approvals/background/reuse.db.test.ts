import { deliveredHosts, readIdly } from '@zhengyun/test/support/delivered-hosts.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appealReclaim } from '../../reclaim/appeal-reclaim.ts';
import { beginLease } from '../../reclaim/begin-lease.ts';
import { decideAppeal } from '../../reclaim/decide-appeal.ts';
import { judgeResource } from '../../reclaim/judge-resource.ts';
import { listReclaims } from '../../reclaim/list-reclaims.ts';
import { readBackground } from './read-background.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});

const at = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);

/** Hosts of the department whose lease has begun. */
async function hosts(): Promise<string> {
  const resourceId = await deliveredHosts(province, flow);
  await beginLease(flow.job(), { resourceId, at: MONDAY });
  return resourceId;
}
async function judgedIdle(): Promise<{ resourceId: string; reclaimId: string }> {
  const resourceId = await hosts();
  await readIdly(province, resourceId, at(40));
  await judgeResource(flow.job(at(40)), { resourceId });
  const { items } = await listReclaims(await province.as('applicant', at(40)), { resourceId });
  return { resourceId, reclaimId: items[0]!.id };
}
const reused = async (requestId: string, who = 'authority') => {
  const { idle } = await readBackground(await province.as(who, at(41)), { requestId });
  return new Map(idle.map(({ id, why }) => [id, why]));
};

it('who decides on an order sees what the department lets lie of the same item, and why: judged idle, being reclaimed, lease over, stopped', async () => {
  const used = await hosts();
  const stopped = await hosts();
  const over = await hosts();
  await province.within(async ({ tx }) => {
    await tx.updateTable('resource').set({ power: 'stopped' }).where('id', '=', stopped).execute();
    await tx.updateTable('lease').set({ last_day: '2027-01-01' }).where('resource_id', '=', over).execute();
  });
  const reclaimed = await judgedIdle();
  const kept = await judgedIdle();
  await appealReclaim(await province.as('applicant', at(40.1)), { reclaimId: kept.reclaimId, reason: '容灾备用' });
  const upheld = { reclaimId: kept.reclaimId, decision: 'uphold' as const, reason: '情况属实' };
  await decideAppeal(await province.as('authority', at(40.2)), upheld);
  const { requestId } = await flow.order(1);
  const expected = new Map([
    [stopped, 'stopped'],
    [over, 'lease-over'],
    [reclaimed.resourceId, 'reclaim'],
    [kept.resourceId, 'idle'],
  ]);
  for (const who of ['authority', 'technical', 'approver']) expect(await reused(requestId, who), who).toEqual(expected);
  expect((await reused(requestId)).has(used)).toBe(false);
});
