import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { appealReclaim } from '@zhengyun/domain/reclaim/appeal-reclaim.ts';
import { cutReclaim } from '@zhengyun/domain/reclaim/cut-reclaim.ts';
import { decideAppeal } from '@zhengyun/domain/reclaim/decide-appeal.ts';
import { getLease } from '@zhengyun/domain/reclaim/get-lease.ts';
import { listReclaims } from '@zhengyun/domain/reclaim/list-reclaims.ts';
import { urgeReclaim } from '@zhengyun/domain/reclaim/urge-reclaim.ts';
import { submitExtend } from '@zhengyun/domain/requests/submit-extend.ts';
import { deliveredHosts, readIdly } from '@zhengyun/test/support/delivered-hosts.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mindLeases } from './mind-leases.ts';

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
beforeEach(() => flow.clear());

const HOUR = 1 / 24;
const at = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);
const as = (who: string, days: number) => province.as(who, at(days));
const mind = (days: number) =>
  mindLeases({ db: flow.worker, holder: '00000000-0000-4000-8000-000000000001', now: () => at(days) });
const hosts = () => deliveredHosts(province, flow);
const reclaimOf = async (resourceId: string, days: number) =>
  (await listReclaims(await as('applicant', days), { resourceId })).items[0]!;
/** How often the applicant was told of it. */
const toldOf = async (resourceId: string, kind: string) => {
  const { number } = await province.within(({ tx }) =>
    tx.selectFrom('resource').select('number').where('id', '=', resourceId).executeTakeFirstOrThrow(),
  );
  const { items } = await listNotices(await as('applicant', 800), { limit: 200 });
  return items.filter((each) => each.kind === kind && Object.values(each.facts).includes(number)).length;
};

describe('a clock that is set back', () => {
  it('refuses an appeal and its decision by name, records neither, and takes them once it has caught up', async () => {
    const resourceId = await hosts();
    await readIdly(province, resourceId, at(40));
    await mind(40);
    const { id: reclaimId, number } = await reclaimOf(resourceId, 40);
    const behind = { code: 'CLOCK_BEHIND', facts: expect.objectContaining({ object: number }) };
    const appeal = { reclaimId, reason: '容灾备用' };
    await expect(appealReclaim(await as('applicant', 40 - HOUR), appeal)).rejects.toMatchObject(behind);
    expect(await reclaimOf(resourceId, 40 - HOUR)).toMatchObject({ stage: 'reminded' });
    expect(await appealReclaim(await as('applicant', 40 + HOUR), appeal)).toMatchObject({ stage: 'appealed' });
    const decide = { reclaimId, decision: 'refuse' as const, reason: '已有备份' };
    await expect(decideAppeal(await as('authority', 40), decide)).rejects.toMatchObject(behind);
    expect(await decideAppeal(await as('authority', 41), decide)).toMatchObject({ stage: 'reminded' });
    const urge = { reclaimId, reason: '连续闲置' };
    await expect(urgeReclaim(await as('authority', 40), urge)).rejects.toMatchObject({ code: 'CLOCK_NOT_OVER' });
    expect((await reclaimOf(resourceId, 41)).events.map(({ kind }) => kind)).toEqual([
      'reminded',
      'appealed',
      'appeal-refused',
    ]);
  });

  it('closes no reclaim before it began, and closes it by itself afterwards', async () => {
    const resourceId = await hosts();
    await readIdly(province, resourceId, at(40));
    await mind(40);
    await province.within(({ tx }) =>
      sql`insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id)
          select gen_random_uuid(), id, department_id, 'resize', ${at(40.01)}, ${at(40.01)}, '{}', 'operation', gen_random_uuid()
            from resource where id = ${resourceId}::uuid`.execute(tx),
    );
    await province.within(({ tx }) =>
      sql`update resource set spec = spec || '{"vcpu": 2, "memoryGb": 4}' where id = ${resourceId}::uuid`.execute(tx),
    );
    await mind(40 - HOUR).catch(() => undefined);
    expect(await reclaimOf(resourceId, 40)).toMatchObject({ stage: 'reminded' });
    await mind(41);
    expect(await reclaimOf(resourceId, 41)).toMatchObject({ stage: 'ended', endedBy: 'acted' });
  });

  it('reminds of a lease’s end no second time, and takes back no stage that was told of', async () => {
    const resourceId = await hosts();
    for (const days of [336, 335.9, 336, 300, 336.1]) await mind(days);
    expect(await toldOf(resourceId, 'lease-ending')).toBe(1);
    for (const days of [366, 365.9, 364, 366.1]) await mind(days);
    expect(await toldOf(resourceId, 'lease-ended')).toBe(1);
  });
});

describe('a clock that is set 60 days ahead', () => {
  it('skips no stage of a reclaim: the authority is asked to urge, and the five working days begin only then', async () => {
    const resourceId = await hosts();
    await readIdly(province, resourceId, at(40));
    await mind(40);
    const { id: reclaimId } = await reclaimOf(resourceId, 40);
    await mind(100);
    const cut = { reclaimId, reason: '逾期未处置' };
    await expect(cutReclaim(await as('authority', 100), cut)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const urged = await urgeReclaim(await as('authority', 100), { reclaimId, reason: '连续闲置' });
    expect(new Date(urged.dueAt ?? 0) > at(105)).toBe(true);
    await expect(cutReclaim(await as('authority', 101), cut)).rejects.toMatchObject({ code: 'CLOCK_NOT_OVER' });
  });

  it('reminds once of a lease’s end, not once for each reminder that was passed over, and it can still be extended', async () => {
    const resourceId = await hosts();
    await mind(300);
    expect(await toldOf(resourceId, 'lease-ending')).toBe(0);
    await mind(360);
    await mind(360);
    expect(await toldOf(resourceId, 'lease-ending')).toBe(1);
    const asked = await submitExtend(await as('applicant', 360), { resourceId, months: 3, reason: '业务继续' });
    expect(asked.state).toBe('department-review');
    const { lease } = await getLease(await as('applicant', 300), { resourceId });
    expect(lease).toMatchObject({ lastDay: '2027-11-23', stage: 'running' });
  });
});
