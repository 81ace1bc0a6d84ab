import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulate } from './simulated.ts';

let province: SampleProvince;
let play: ReturnType<typeof simulate>;
beforeAll(async () => {
  province = await sampleProvince();
  play = simulate(province);
});
afterAll(async () => {
  await play?.end();
  await province?.drop();
});

/** Ten in the morning of that day in Beijing. */
const on = (day: string) => new Date(`${day}T02:00:00.000Z`);
/** Printed where somebody plays it to look at: `npm run demo -- --lifecycle`. */
const say = (at: Date, text: string): void => {
  if (process.env.LIFECYCLE_PRINT) process.stdout.write(`${at.toISOString()}  ${text}\n`);
};

/** Thirty days of readings, one an hour, as the operator's pipeline sends them: batch by batch. */
async function readIdle(resourceId: string, until: Date): Promise<void> {
  const hours = Array.from({ length: 30 * 24 }, (_, hour) =>
    new Date(until.getTime() - hour * 3_600_000).toISOString(),
  );
  const pipeline = await play.as('engineer', until);
  for (const dimension of ['vcpu', 'memory-gb']) {
    const events = hours.map((at) => ({ eventId: `${dimension} ${at}`, resourceId, dimension, quantity: '0.4', at }));
    const answer = await pipeline.metering.ingest({ source: 'lifecycle', events });
    expect(answer).toEqual({ stored: hours.length, repeated: 0, refused: [] });
  }
}

async function orderAndChange() {
  const host = { item: 'cloud-host' as const, count: 2, vcpu: 4, memoryGb: 8 };
  const ordered = on('2026-11-23');
  const { items } = await (await play.as('applicant', ordered)).tenancy.systems({});
  const systemId = items.find(({ slug }) => slug === 'drug-portal')?.id ?? '';
  const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: host }];
  const about = { systemId, title: '门户网站主机', reason: '新建', mlpsGrade: 2 as const, leaseMonths: 6 };
  const order = await (await play.as('applicant', ordered)).requests.submit({ ...about, lines } as never);
  await play.preview(order.requestId, ordered);
  const approved = await play.approve(order.requestId, ordered);
  await play.deliver(order.requestId, ordered);
  const resource = approved.lines[0]!.resource;
  say(ordered, `下单、审批、交付：${order.number} → ${resource.number}，有效期 6 个月`);
  const changed = on('2026-12-07');
  const { spec } = await (await play.as('applicant', changed)).resources.get({ resourceId: resource.id });
  const resize = await (await play.as('applicant', changed)).requests.submitResize({
    resourceId: resource.id,
    spec: { ...spec, vcpu: 8 } as never,
    reason: '访问量上升',
  });
  await play.preview(resize.requestId, changed);
  await play.approve(resize.requestId, changed);
  await play.deliver(resize.requestId, changed);
  say(changed, `变更规格并交付：${resize.number}，每台 4 → 8 vCPU`);
  return { resourceId: resource.id, order, resize };
}

async function extend(resourceId: string) {
  const reminded = on('2027-04-24');
  await play.mind(reminded);
  const { items } = await (await play.as('applicant', reminded)).notices.list({});
  say(reminded, `到期前提醒：${items.filter(({ kind }) => kind === 'lease-ending').length} 条`);
  const asked = on('2027-04-26');
  const caller = await play.as('applicant', asked);
  const foreseen = await caller.requests.foreseeExtend({ resourceId, months: 6 });
  const request = await caller.requests.submitExtend({ resourceId, months: 6, reason: '业务继续' });
  expect((await play.approve(request.requestId, asked)).state).toBe('accepted');
  say(asked, `延期获批：${request.number}，${foreseen.lastDay} → ${foreseen.to}，约 ${foreseen.costFen} 分`);
  return { request, foreseen };
}

async function reclaim(resourceId: string) {
  const found = on('2027-06-30');
  await readIdle(resourceId, found);
  await play.mind(found);
  const open = async (now: Date) => (await (await play.as('applicant', now)).reclaim.list({ resourceId })).items[0]!;
  const { id: reclaimId, number, dueAt } = await open(found);
  say(found, `判为闲置，系统提醒：${number}，请在 ${dueAt} 前处置`);
  const urged = on('2027-08-02');
  await play.mind(urged);
  const authority = await play.as('authority', urged);
  const after = await authority.reclaim.urge({ reclaimId, reason: '满一个月未处置' });
  say(urged, `主管部门催办：五个工作日至 ${after.dueAt}`);
  const appealed = on('2027-08-04');
  await (await play.as('applicant', appealed)).reclaim.appeal({ reclaimId, reason: '等待迁移' });
  const { left } = await open(on('2027-09-01'));
  say(appealed, `使用单位申诉，时钟停止，余 ${left} 个工作日`);
  const decided = on('2027-09-06');
  const refused = { reclaimId, decision: 'refuse' as const, reason: '迁移已完成' };
  await expect((await play.as('authority', decided)).reclaim.decideAppeal(refused)).rejects.toThrow();
  const resumed = await (await play.as('authority2', decided)).reclaim.decideAppeal(refused);
  say(decided, `另一人裁定不予支持，时钟继续至 ${resumed.dueAt}`);
  return { reclaimId, left, resumed };
}

it('an order lives through change, extension, idleness, reclaim with appeal and release, on one calendar', async () => {
  const { resourceId, order, resize } = await orderAndChange();
  const { request: extension, foreseen } = await extend(resourceId);
  expect(foreseen).toMatchObject({ lastDay: '2027-05-23', to: '2027-11-23', refusal: null });
  const { reclaimId, left, resumed } = await reclaim(resourceId);
  expect(left).toBe(3);
  expect(resumed.stage).toBe('urged');
  const released = on('2027-09-07');
  const release = await (await play.as('applicant', released)).requests.submitRelease({
    resourceId,
    reason: '迁移完成',
  });
  await play.preview(release.requestId, released);
  await play.approve(release.requestId, released);
  await play.deliver(release.requestId, released);
  await play.mind(on('2027-09-08'));
  say(released, `使用单位释放：${release.number}；回收因已处置而结束`);

  const stands = await province.within(async ({ tx }) => ({
    resource: await tx.selectFrom('resource').select('state').where('id', '=', resourceId).executeTakeFirst(),
    lease: await tx.selectFrom('lease').select('last_day').where('resource_id', '=', resourceId).executeTakeFirst(),
    reclaim: await tx
      .selectFrom('reclaim')
      .select(['stage', 'ended_by'])
      .where('id', '=', reclaimId)
      .executeTakeFirst(),
    changes: await tx
      .selectFrom('resource_change')
      .select(['kind', 'at'])
      .where('resource_id', '=', resourceId)
      .orderBy('at')
      .execute(),
    requests: await tx
      .selectFrom('request')
      .select('state')
      .where('id', 'in', [order.requestId, resize.requestId, extension.requestId, release.requestId])
      .orderBy('number')
      .execute(),
  }));
  say(on('2027-09-08'), `数据库：${JSON.stringify(stands)}`);
  expect(stands).toEqual({
    resource: { state: 'released' },
    lease: { last_day: '2027-11-23' },
    reclaim: { stage: 'ended', ended_by: 'acted' },
    changes: [
      { kind: 'create', at: on('2026-11-23') },
      { kind: 'resize', at: on('2026-12-07') },
      { kind: 'delete', at: released },
    ],
    requests: [{ state: 'delivered' }, { state: 'delivered' }, { state: 'accepted' }, { state: 'delivered' }],
  });
}, 120_000);
