import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { listCatalogue } from '../catalogue/list-catalogue.ts';
import { publishItemVersion } from '../catalogue/publish-item-version.ts';
import { listNotices } from '../notices/list-notices.ts';
import { confirmFulfilment } from '../provisioning/confirm-fulfilment.ts';
import { setWorkingDay } from '../reclaim/set-working-day.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { getRequest } from './get-request.ts';
import { listRequests } from './list-requests.ts';
import { lateAt } from './list-store.ts';
import { markPlanChanged } from './mark-plan-changed.ts';
import type { ApprovalStep } from './schemas.ts';
import { submitRequest } from './submit.ts';
import { submitRelease } from './submit-release.ts';
import { tellDeliveryDue } from './tell-delivery-due.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-portal' })).id;
  await promise(december(1, 1), { leadWorkingDays: 3 });
});
/** Says from `from` on what is promised of bandwidth beside what was. */
async function promise(from: Date, said: { readonly leadWorkingDays: number; readonly availabilityPpm?: string }) {
  const authority = await province.as('authority', new Date(from.getTime() - 60_000));
  const { items } = await listCatalogue(authority, undefined);
  const { terms } = items.find(({ code }) => code === 'bandwidth')!.version;
  const version = { item: 'bandwidth' as const, validFrom: from.toISOString(), terms: { ...terms, ...said } };
  await publishItemVersion(authority, { ...version, reason: '改造期间' });
}
afterAll(async () => {
  await province?.drop();
});

/** An instant of a day in December 2026 (of January where it is more than 31) in Asia/Shanghai; the first is a Tuesday. */
const december = (day: number, hour = 10) => new Date(Date.UTC(2026, 11, day, hour - 8));
/** When the day ends. */
const endOf = (day: number) => december(day + 1, 0).toISOString();

async function ordered(now: Date): Promise<string> {
  const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 1 } }];
  const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 2 as const, lines };
  return (await submitRequest(await province.as('applicant', now), order)).requestId;
}
const seen = async (requestId: string, now: Date) => getRequest(await province.as('applicant', now), { requestId });
async function decide(requestId: string, step: ApprovalStep, now: Date) {
  const who = { department: 'approver', administrative: 'authority', technical: 'technical' }[step as 'department'];
  const person = await province.as(who, now);
  const { planHash } = await getRequest(person, { requestId });
  await decideApproval(person, { requestId, step, decision: 'approve', planHash: planHash! });
}
async function approved(requestId: string, now: Date) {
  for (const step of ['department', 'administrative', 'technical'] as const) await decide(requestId, step, now);
}
async function deliver(requestId: string, now: Date) {
  const engineer = await province.as('engineer', now);
  const [line] = (await getRequest(engineer, { requestId })).lines;
  await confirmFulfilment(engineer, { lineId: line!.id, note: '已开通' });
}
const late = async (now: Date) =>
  (await listRequests(await province.as('engineer', now), { late: true })).items.map(({ id }) => id);
const jobsOf = async (requestId: string) => {
  const key = `delivery-due:${requestId}`;
  const jobs = sql<{ run_at: Date }>`select run_at from graphile_worker.jobs where key = ${key}`;
  return (await jobs.execute(province.owner)).rows;
};

describe('what a request is promised', () => {
  it('is what the terms said as it was submitted, whatever they say afterwards', async () => {
    const requestId = await ordered(december(1));
    const before = await seen(requestId, december(1));
    const { leadWorkingDays, availabilityPpm } = before.lines[0]!;
    expect(before.promise).toEqual({ standing: 'paused', workingDays: 3, by: endOf(4) });
    expect([leadWorkingDays, availabilityPpm]).toEqual([3, '999000']);
    await promise(december(1, 12), { leadWorkingDays: 10, availabilityPpm: '990000' });
    expect((await seen(requestId, december(1, 13))).promise.by).toBe(endOf(4));
    const next = await seen(await ordered(december(1, 13)), december(1, 13));
    expect(next.promise).toMatchObject({ workingDays: 10, by: endOf(15) });
    expect(next.lines).toMatchObject([{ itemVersion: 3, leadWorkingDays: 10, availabilityPpm: '990000' }]);
    await promise(december(1, 14), { leadWorkingDays: 3 });
  });

  it('does not run while its own department has it, and moves by the working days it took', async () => {
    const requestId = await ordered(december(7));
    expect((await seen(requestId, december(30))).promise).toMatchObject({ standing: 'paused', by: endOf(10) });
    expect(await late(december(30))).not.toContain(requestId);
    await decide(requestId, 'department', december(9));
    expect((await seen(requestId, december(9))).promise).toEqual({
      standing: 'running',
      workingDays: 3,
      by: endOf(14),
    });
    // A new plan goes back to the department, which takes another working day; the clock of the others goes on after it.
    await decide(requestId, 'administrative', december(10));
    await province.within((scope) => markPlanChanged.within(scope, { requestId }), december(11));
    expect((await seen(requestId, december(31))).promise.standing).toBe('paused');
    await decide(requestId, 'department', december(14));
    expect((await seen(requestId, december(14))).promise).toMatchObject({ standing: 'running', by: endOf(15) });
  });

  it('waits once for its department where a second line’s plan changes before it has decided about the first', async () => {
    const requestId = await ordered(december(7));
    await approved(requestId, december(7));
    expect((await seen(requestId, december(7))).promise.by).toBe(endOf(10));
    for (const day of [7, 9])
      await province.within((scope) => markPlanChanged.within(scope, { requestId }), december(day, 12));
    await decide(requestId, 'department', december(11));
    // Tuesday to Friday, and no day twice.
    expect((await seen(requestId, december(11))).promise.by).toBe(endOf(16));
    for (const step of ['administrative', 'technical'] as const) await decide(requestId, step, december(15));
    expect(await jobsOf(requestId)).toMatchObject([{ run_at: december(16, 0) }]);
  });

  it('moves with a day that was declared off since, and not with one declared worked', async () => {
    const requestId = await ordered(december(16));
    const say = async (day: string, worked: boolean) =>
      setWorkingDay(await province.as('authority', december(16, 11)), { day, worked, reason: '台风' });
    await say('2026-12-17', false);
    await say('2026-12-19', true);
    await decide(requestId, 'department', december(16, 12));
    // Wednesday; the three days after the seventeenth, which is off, are Friday, Monday and Tuesday.
    expect((await seen(requestId, december(16, 12))).promise.by).toBe(endOf(22));
  });

  it('is late once it is past, on the list of those that are, and stays so when it is delivered', async () => {
    const [soon, kept] = [await ordered(december(21)), await ordered(december(21))];
    for (const each of [soon, kept]) await approved(each, december(21));
    await deliver(kept, december(23));
    expect((await seen(soon, december(24, 23))).promise).toMatchObject({ standing: 'running', by: endOf(24) });
    expect(await late(december(24, 23))).not.toContain(soon);
    expect((await seen(soon, december(25, 0))).promise.standing).toBe('late');
    expect(await late(december(25, 0))).toContain(soon);
    await deliver(soon, december(26));
    expect((await seen(soon, december(27))).promise.standing).toBe('missed');
    expect((await seen(kept, december(27))).promise.standing).toBe('kept');
    expect(await late(december(27))).toContain(soon);
    expect(await late(december(27))).not.toContain(kept);
  });

  it('is found among the late ones by an index, whether it was delivered or not', async () => {
    const plan = await province.within(async ({ tx }) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      return JSON.stringify(await lateAt(tx, december(30)).explain('json'));
    });
    expect(plan).not.toContain('Seq Scan');
    for (const index of ['request_promised', 'request_delivered_late']) expect(plan).toContain(`"${index}"`);
  });

  it('is nothing for a release, and unknown, never in time, for a request of before promises were kept', async () => {
    const [old] = [await ordered(december(21))];
    await approved(old, december(21));
    await province.within(({ tx }) =>
      tx.updateTable('request').set({ promised_days: null, promised_by: null }).where('id', '=', old).execute(),
    );
    await deliver(old, december(22));
    const { promise, lines } = await seen(old, december(31));
    expect(promise).toEqual({ standing: 'unknown', workingDays: null, by: null });
    expect(await late(december(31))).not.toContain(old);
    const released = { resourceId: lines[0]!.resource.id, reason: '不再需要' };
    const { requestId } = await submitRelease(await province.as('applicant', december(23)), released);
    expect((await seen(requestId, december(31))).promise).toEqual({ standing: 'none', workingDays: null, by: null });
  });
});

describe('the operator', () => {
  it('is told with one working day left, while it is still to be delivered; the notice ends with the delivery', async () => {
    const requestId = await ordered(december(28));
    await approved(requestId, december(28));
    expect(await jobsOf(requestId)).toMatchObject([{ run_at: december(31, 0) }]);
    const open = async (now: Date) =>
      (await listNotices(await province.as('engineer', now), { show: 'open' })).items.filter(
        ({ kind }) => kind === 'delivery-due',
      );
    await tellDeliveryDue(province.job(december(31, 0)), { requestId });
    expect(await open(december(31))).toMatchObject([{ dueAt: endOf(31), link: `/orders/${requestId}` }]);
    await deliver(requestId, december(31));
    expect(await open(december(31, 12))).toEqual([]);
    await expect(tellDeliveryDue(province.job(december(31, 12)), { requestId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it('reads what is at work by the day it is promised by, page after page, and what has none last', async () => {
    const engineer = await province.as('engineer', december(31, 12));
    const [first, second] = [await ordered(december(29)), await ordered(december(28))];
    for (const each of [first, second]) await approved(each, december(29));
    const unknown = await ordered(december(29));
    await province.within(({ tx }) =>
      tx.updateTable('request').set({ promised_days: null, promised_by: null }).where('id', '=', unknown).execute(),
    );
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const asked = { order: 'promised' as const, limit: 2, ...(cursor === null ? {} : { cursor }) };
      const page: Awaited<ReturnType<typeof listRequests>> = await listRequests(engineer, asked);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const { items } = await listRequests(engineer, { limit: 100 });
    const by = (id: string) => items.find((each) => each.id === id)!.promise.by ?? '9999';
    expect(ids).toHaveLength(items.length);
    expect(ids.map(by)).toEqual(ids.map(by).toSorted());
    expect(ids.indexOf(second)).toBeLessThan(ids.indexOf(first));
  });
});
