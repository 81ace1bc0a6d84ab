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
    const events = hours.map((at) => ({
      eventId: `${resourceId} ${dimension} ${at}`,
      resourceId,
      dimension,
      quantity: '0.4',
      at,
    }));
    const answer = await pipeline.metering.ingest({ source: 'lifecycle', events });
    expect(answer).toEqual({ stored: hours.length, repeated: 0, refused: [] });
  }
}

/** An order of two hosts of the department's, approved, delivered and accepted by whoever ordered it. */
async function order(title: string, leaseMonths: number) {
  const host = { item: 'cloud-host' as const, count: 2, vcpu: 4, memoryGb: 8 };
  const ordered = on('2026-11-23');
  const { items } = await (await play.as('applicant', ordered)).tenancy.systems({});
  const systemId = items.find(({ slug }) => slug === 'drug-portal')?.id ?? '';
  const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: host }];
  const about = { systemId, title, reason: '新建', mlpsGrade: 2 as const, leaseMonths };
  const order = await (await play.as('applicant', ordered)).requests.submit({ ...about, lines } as never);
  await play.preview(order.requestId, ordered);
  const approved = await play.approve(order.requestId, ordered);
  await play.deliver(order.requestId, ordered);
  const resource = approved.lines[0]!.resource;
  say(ordered, `下单、审批、交付：${order.number} → ${resource.number}，有效期 ${leaseMonths} 个月`);
  const accepted = on('2026-11-25');
  expect(await play.accept(order.requestId, accepted)).toBe('accepted');
  say(accepted, `使用单位验收并评价：${order.number}`);
  return { resource, order };
}

async function orderAndChange() {
  const { resource, order: made } = await order('门户网站主机', 6);
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
  expect(await play.accept(resize.requestId, changed)).toBe('accepted');
  say(changed, `变更规格并交付：${resize.number}，每台 4 → 8 vCPU`);
  return { resourceId: resource.id, order: made, resize };
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

const reclaimOf = async (resourceId: string, now: Date) =>
  (await (await play.as('applicant', now)).reclaim.list({ resourceId })).items[0]!;

async function urge(resourceId: string, urged: Date, reason: string) {
  const { id: reclaimId } = await reclaimOf(resourceId, urged);
  const { dueAt } = await (await play.as('authority', urged)).reclaim.urge({ reclaimId, reason });
  say(urged, `主管部门催办（${reason}）：五个工作日至 ${dueAt}`);
  return reclaimId;
}

/** What nobody answered for is cut: not before its five working days are over, and by two people. */
async function cut(resourceId: string) {
  const early = on('2027-08-09');
  const { id: reclaimId } = await reclaimOf(resourceId, early);
  const order = { reclaimId, reason: '催办期满未处置' };
  await expect((await play.as('authority', early)).reclaim.cut(order)).rejects.toThrow('CLOCK_NOT_OVER');
  const over = on('2027-08-10');
  const { operationId, number } = await (await play.as('authority', over)).reclaim.cut(order);
  await play.remove(operationId ?? '', over);
  const { stage, endedBy } = await reclaimOf(resourceId, over);
  expect({ stage, endedBy }).toEqual({ stage: 'ended', endedBy: 'cut' });
  say(over, `另一项期满仍未处置，主管部门决定回收；运营中心核对放行，资源移除：${number}`);
}

async function reclaim(resourceId: string, forgottenId: string) {
  const found = on('2027-06-30');
  for (const idle of [resourceId, forgottenId]) await readIdle(idle, found);
  await play.mind(found);
  const open = (now: Date) => reclaimOf(resourceId, now);
  const { id: reclaimId, number, dueAt } = await open(found);
  say(found, `判为闲置，系统提醒：${number}，请在 ${dueAt} 前处置`);
  const urged = on('2027-08-02');
  await play.mind(urged);
  await urge(resourceId, urged, '满一个月未处置');
  await urge(forgottenId, urged, '满一个月无人过问');
  const appealed = on('2027-08-04');
  await (await play.as('applicant', appealed)).reclaim.appeal({ reclaimId, reason: '等待迁移' });
  const { left } = await open(on('2027-09-01'));
  say(appealed, `使用单位申诉，时钟停止，余 ${left} 个工作日`);
  await cut(forgottenId);
  const decided = on('2027-09-06');
  const refused = { reclaimId, decision: 'refuse' as const, reason: '迁移已完成' };
  await expect((await play.as('authority', decided)).reclaim.decideAppeal(refused)).rejects.toThrow();
  const resumed = await (await play.as('authority2', decided)).reclaim.decideAppeal(refused);
  say(decided, `另一人裁定不予支持，时钟继续至 ${resumed.dueAt}`);
  return { reclaimId, left, resumed };
}

it('an order lives through acceptance, change, extension, idleness, reclaim with appeal and release, and another is cut, on one calendar', async () => {
  const { resource: forgotten } = await order('备用主机', 12);
  const { resourceId, order: made, resize } = await orderAndChange();
  const { request: extension, foreseen } = await extend(resourceId);
  expect(foreseen).toMatchObject({ lastDay: '2027-05-23', to: '2027-11-23', refusal: null });
  const { reclaimId, left, resumed } = await reclaim(resourceId, forgotten.id);
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
    forgotten: await tx.selectFrom('resource').select('state').where('id', '=', forgotten.id).executeTakeFirst(),
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
      .where('id', 'in', [made.requestId, resize.requestId, extension.requestId, release.requestId])
      .orderBy('number')
      .execute(),
  }));
  say(on('2027-09-08'), `数据库：${JSON.stringify(stands)}`);
  expect(stands).toEqual({
    resource: { state: 'released' },
    forgotten: { state: 'released' },
    lease: { last_day: '2027-11-23' },
    reclaim: { stage: 'ended', ended_by: 'acted' },
    changes: [
      { kind: 'create', at: on('2026-11-23') },
      { kind: 'resize', at: on('2026-12-07') },
      { kind: 'delete', at: released },
    ],
    requests: [{ state: 'accepted' }, { state: 'accepted' }, { state: 'accepted' }, { state: 'delivered' }],
  });
}, 120_000);
