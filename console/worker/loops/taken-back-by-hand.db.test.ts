import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { readFigures } from '@zhengyun/domain/approvals/figures/read-figures.ts';
import { accept } from '@zhengyun/domain/evaluation/accept.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { confirmFulfilment } from '@zhengyun/domain/provisioning/confirm-fulfilment.ts';
import { declineFulfilment } from '@zhengyun/domain/provisioning/decline-fulfilment.ts';
import { getResource } from '@zhengyun/domain/provisioning/get-resource.ts';
import { cutReclaim } from '@zhengyun/domain/reclaim/cut-reclaim.ts';
import { getLease } from '@zhengyun/domain/reclaim/get-lease.ts';
import { listReclaims } from '@zhengyun/domain/reclaim/list-reclaims.ts';
import { removeExpired } from '@zhengyun/domain/reclaim/remove-expired.ts';
import { urgeReclaim } from '@zhengyun/domain/reclaim/urge-reclaim.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { submitExtend } from '@zhengyun/domain/requests/submit-extend.ts';
import { submitRelease } from '@zhengyun/domain/requests/submit-release.ts';
import { submitResize } from '@zhengyun/domain/requests/submit-resize.ts';
import { withdrawRequest } from '@zhengyun/domain/requests/withdraw.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import { blockersOf } from '@zhengyun/domain/transfers/facts-store.ts';
import { foreseeTransfer } from '@zhengyun/domain/transfers/foresee-transfer.ts';
import { submitTransfer } from '@zhengyun/domain/transfers/submit-transfer.ts';
import { scopeOf } from '@zhengyun/domain/verb/context.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mindLeases } from './mind-leases.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-portal' })).id;
});
afterAll(async () => {
  await province?.drop();
});

const at = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);
const as = (who: string, days: number) => province.as(who, at(days));
const holder = '00000000-0000-4000-8000-000000000001';
const mind = (days: number) => mindLeases({ db: province.app, holder, now: () => at(days) });
const REASON = '逾期未处置';
const seen = async (requestId: string, days: number) => getRequest(await as('applicant', days), { requestId });

async function approve(requestId: string, days = 0) {
  for (const [step, who] of [
    ['department', 'approver'],
    ['administrative', 'authority'],
    ['technical', 'technical'],
  ] as const) {
    const person = await as(who, days);
    const { planHash } = await getRequest(person, { requestId });
    await decideApproval(person, { requestId, step, decision: 'approve', planHash: planHash! });
  }
}

/** Bandwidth that a person opened on MONDAY. */
async function bandwidth(): Promise<string> {
  const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } }];
  const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 2 as const, lines };
  const { requestId } = await submitRequest(await as('applicant', 0), order);
  await approve(requestId);
  const [line] = (await seen(requestId, 0)).lines;
  await confirmFulfilment(await as('engineer', 0), { lineId: line!.id, note: '已开通' });
  await accept(await as('approver', 0), { requestId, score: 5, reason: '按时' });
  return line!.resource.id;
}

/** A reading of traffic in every hour of the thirty days before `until`: nearly none of it used. */
const unused = (resourceId: string, until: number) =>
  province.within(({ tx }) =>
    sql`insert into usage_event (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at)
        select gen_random_uuid(), r.department_id, 'test', hour::text, r.id, 'traffic-mbps', 0.01, hour, hour
          from resource r, generate_series(${at(until - 30)}::timestamptz, ${at(until)}::timestamptz, interval '1 hour') hour
         where r.id = ${resourceId}::uuid on conflict do nothing`.execute(tx),
  );
const reclaimOf = async (resourceId: string, days: number, who = 'authority') =>
  (await listReclaims(await as(who, days), { resourceId })).items[0];

/** Idle bandwidth whose reclaim may be cut on day 90. */
async function idle(): Promise<{ readonly resourceId: string; readonly reclaimId: string }> {
  const resourceId = await bandwidth();
  await unused(resourceId, 40);
  await mind(40);
  const { id: reclaimId } = (await reclaimOf(resourceId, 40))!;
  await urgeReclaim(await as('authority', 73), { reclaimId, reason: '连续 30 天闲置' });
  return { resourceId, reclaimId };
}
/** Ordered cut on day 90: the request that it became, and its line. */
async function cut({ reclaimId }: { readonly reclaimId: string }, days = 90) {
  const { requestId, number } = await cutReclaim(await as('authority', days), { reclaimId, reason: REASON });
  const [line] = (await seen(requestId!, days)).lines;
  return { requestId: requestId!, lineId: line!.id, number };
}
const told = async (who: string, days: number, about: string) =>
  (await listNotices(await as(who, days), { limit: 200 })).items.filter(
    ({ link, facts }) => link === `/orders/${about}` || facts.number === about,
  );
const toDo = async (who: string, days: number, about: string) =>
  (await told(who, days, about)).filter(({ todo, doneAt }) => todo && doneAt === null).map(({ kind }) => kind);
const changesOf = (resourceId: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('resource_change')
      .select(['kind', 'at'])
      .where('resource_id', '=', resourceId)
      .orderBy('at')
      .execute(),
  );
const blockers = async () =>
  (await province.within(({ tx }) => blockersOf(tx, systemId))).map(({ kind, number }) => `${kind} ${number}`);
const booked = () =>
  province.within(async ({ tx }) => {
    const rows = await tx
      .selectFrom('quota')
      .select(['reserved', 'booked'])
      .where('dimension', '=', 'bandwidth-mbps')
      .execute();
    return rows.reduce((sum, row) => sum + Number(row.reserved) + Number(row.booked), 0);
  });

describe('an idle service that a person opened', () => {
  it('is cut by an order that an engineer confirms: charged to that instant, accepted by nobody, counted as no delivery', async () => {
    const { resourceId, reclaimId } = await idle();
    await mind(89);
    const { number: reclaim, acts } = (await reclaimOf(resourceId, 90))!;
    expect(acts).toEqual(['cut']);
    expect(await toDo('authority', 90, reclaim)).toEqual(['reclaim-cut-due']);
    const held = await booked();
    const { requestId, lineId, number } = await cut({ reclaimId });
    expect(await reclaimOf(resourceId, 90)).toMatchObject({ stage: 'ended', endedBy: 'cut', acts: [] });
    expect(await toDo('authority', 90, reclaim)).toEqual([]);
    expect(await seen(requestId, 90)).toMatchObject({
      ...{ kind: 'release', state: 'provisioning', ordered: true, reason: REASON, steps: [], acts: [] },
      applicant: { name: '梁淑仪' },
      promise: { standing: 'none' },
    });
    expect((await told('applicant', 90, requestId)).map(({ kind }) => kind)).toEqual(['removal-ordered']);
    expect(await toDo('engineer', 90, requestId)).toEqual(['removal-to-confirm']);
    expect(await blockers()).toEqual([`request ${number}`]);
    await expect(cut({ reclaimId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(withdrawRequest(await as('applicant', 91), { requestId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect((await getResource(await as('applicant', 92), { resourceId })).state).toBe('active');

    const figures = async () => readFigures(await as('authority', 95), { month: '2027-02' });
    const before = await figures();
    await confirmFulfilment(await as('engineer', 92), { lineId, note: '已在出口路由器关闭端口' });
    expect(await changesOf(resourceId)).toMatchObject([{ kind: 'create' }, { kind: 'delete', at: at(92) }]);
    expect((await getResource(await as('applicant', 92), { resourceId })).state).toBe('released');
    expect(await booked()).toBe(held - 10);
    expect(await seen(requestId, 92)).toMatchObject({ state: 'done', acceptBy: null, acceptedAt: null, acts: [] });
    const acceptance = accept(await as('approver', 92), { requestId, score: 5, reason: '好' });
    await expect(acceptance).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await figures()).toEqual(before);
    expect(await toDo('engineer', 92, requestId)).toEqual([]);
    for (const who of ['applicant', 'approver', 'authority'])
      expect((await told(who, 92, requestId)).map(({ kind, facts }) => [kind, facts.outcome])).toContainEqual([
        'removal-ended',
        'done',
      ]);
    expect(await blockers()).toEqual([]);
    await expect(confirmFulfilment(await as('engineer', 92), { lineId, note: '再确认' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it('is as it was where the operator gives it back, which the authority is told, and may order again', async () => {
    const { resourceId, reclaimId } = await idle();
    await unused(resourceId, 90);
    await mind(89.5);
    const { number: reclaim } = (await reclaimOf(resourceId, 90))!;
    const first = await cut({ reclaimId });
    const why = '链路由两个系统共用';
    await declineFulfilment(await as('engineer', 90.1), { lineId: first.lineId, reason: why });
    expect(await seen(first.requestId, 91)).toMatchObject({
      state: 'failed',
      trouble: { code: 'FULFILMENT_DECLINED' },
    });
    expect((await getResource(await as('applicant', 91), { resourceId })).state).toBe('active');
    expect(await changesOf(resourceId)).toHaveLength(1);
    for (const who of ['applicant', 'authority'])
      expect((await told(who, 91, first.requestId)).map(({ facts }) => facts)).toContainEqual(
        expect.objectContaining({ outcome: 'declined', reason: why }),
      );
    expect(await toDo('engineer', 91, first.requestId)).toEqual([]);
    expect(await toDo('authority', 91, reclaim)).toEqual(['reclaim-cut-due']);
    expect((await reclaimOf(resourceId, 90.2))?.acts).toEqual(['cut']);
    const again = await cut({ reclaimId }, 90.2);
    expect(again.requestId).not.toBe(first.requestId);
    expect((await reclaimOf(resourceId, 90.2))?.acts).toEqual([]);
    await expect(cut({ reclaimId }, 90.2)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await confirmFulfilment(await as('engineer', 91), { lineId: again.lineId, note: '已关闭' });
  });

  it('is confirmed by nobody who ordered it, nor decided about by whom it is nothing to', async () => {
    const { resourceId, reclaimId } = await idle();
    const { requestId, lineId } = await cut({ reclaimId });
    const engineer = await as('engineer', 91);
    const { id } = engineer.actor as { readonly id: string };
    // One who held both duties.
    await province.within(({ tx }) =>
      tx.updateTable('request').set({ ordered_by: id, applicant_id: id }).where('id', '=', requestId).execute(),
    );
    const confirm = { lineId, note: '已关闭' };
    await expect(confirmFulfilment(engineer, confirm)).rejects.toMatchObject({ code: 'APPROVER_CONFIRMS' });
    await expect(confirmFulfilment(await as('authority', 91), confirm)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(getRequest(await as('applicant2', 91), { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cutReclaim(await as('engineer', 91), { reclaimId, reason: REASON })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    // However long it waits, nobody is reminded of what is on its way out.
    await unused(resourceId, 125);
    await mind(125);
    expect(await reclaimOf(resourceId, 125)).toMatchObject({ id: reclaimId, stage: 'ended' });
    await declineFulfilment(await as('engineer', 126), { lineId, reason: '测试结束' });
  });

  it('is ordered whole or not at all, and waits for what a person is at already', async () => {
    const { resourceId, reclaimId } = await idle();
    const untouched = async () => {
      expect(await reclaimOf(resourceId, 90)).toMatchObject({ stage: 'urged', acts: ['cut'] });
      expect((await told('applicant', 90, resourceId)).length).toBe(0);
    };
    const authority = await as('authority', 90);
    const killed = withTransaction(province.app, scopeOf(authority.actor), async (tx) => {
      await cutReclaim.within({ ctx: authority, tx }, { reclaimId, reason: REASON });
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    await untouched();
    expect(await blockers()).toEqual([`reclaim ${(await reclaimOf(resourceId, 90))?.number}`]);
    const release = { resourceId, reason: '不再使用' };
    const own = await submitRelease(await as('applicant', 90), release);
    await approve(own.requestId, 90);
    const busy = { code: 'RESOURCE_BUSY', facts: { request: own.number } };
    await expect(cut({ reclaimId })).rejects.toMatchObject(busy);
    await untouched();
    await declineFulfilment(await as('engineer', 90), {
      lineId: (await seen(own.requestId, 90)).lines[0]!.id,
      reason: '端口占用',
    });
    // What is in review only makes way.
    const spec = { item: 'bandwidth' as const, mbps: 5 };
    const resize = await submitResize(await as('applicant', 90), { resourceId, spec, reason: '缩减' });
    const { lineId } = await cut({ reclaimId });
    expect(await seen(resize.requestId, 90)).toMatchObject({ state: 'failed', trouble: { code: 'RESOURCE_CHANGED' } });
    await confirmFulfilment(await as('engineer', 90), { lineId, note: '已关闭' });
  });
});

describe('a service opened by a person whose lease is over', () => {
  it('leaves the recycle bin by an order that an engineer confirms; meanwhile its clock is silent and nothing extends it', async () => {
    const resourceId = await bandwidth();
    await mind(0.1);
    const leaseOf = async (days: number, who = 'authority') =>
      (await getLease(await as(who, days), { resourceId })).lease;
    const remove = async (days: number) =>
      removeExpired(await as('authority', days), { resourceId, reason: '到期未续' });
    const extend = async (days: number) =>
      submitExtend(await as('applicant', days), { resourceId, months: 12, reason: '仍需使用' });
    await expect(remove(373)).rejects.toMatchObject({ code: 'CLOCK_NOT_OVER' });
    const extension = await extend(394);
    await expect(remove(396)).rejects.toMatchObject({ code: 'RESOURCE_BUSY', facts: { request: extension.number } });
    await withdrawRequest(await as('applicant', 396), { requestId: extension.requestId });
    await mind(397);
    expect((await leaseOf(397))?.acts).toEqual(['remove']);
    const { requestId, number } = await remove(397);
    const { number: resource } = await getResource(await as('applicant', 397), { resourceId });
    const ended = async () => (await told('applicant', 500, resource)).filter(({ kind }) => kind === 'lease-ended');
    const before = (await ended()).length;
    await mind(500);
    expect((await ended()).length).toBe(before);
    expect(await leaseOf(500)).toMatchObject({ stage: 'over', acts: [] });
    expect((await leaseOf(398, 'applicant'))?.acts).toEqual([]);
    for (const refused of [extend(398), remove(500)])
      await expect(refused).rejects.toMatchObject({ code: 'RESOURCE_BUSY', facts: { request: number } });
    const [line] = (await seen(requestId!, 500)).lines;
    await declineFulfilment(await as('engineer', 500), { lineId: line!.id, reason: '专线未到期' });
    expect((await told('authority', 500, requestId!)).map(({ kind }) => kind)).toContain('removal-ended');
    await mind(501);
    expect(await leaseOf(501)).toMatchObject({ stage: 'over', acts: ['remove'] });
    const second = await remove(501);
    const [again] = (await seen(second.requestId!, 501)).lines;
    await confirmFulfilment(await as('engineer', 502), { lineId: again!.id, note: '已关闭' });
    expect((await changesOf(resourceId)).at(-1)).toMatchObject({ kind: 'delete', at: at(502) });
    expect((await leaseOf(502))?.acts ?? []).toEqual([]);
    expect(await blockers()).toEqual([]);
  });

  it('is not kept by asking again and again for a transfer of its system', async () => {
    const resourceId = await bandwidth();
    await mind(0.1);
    const { number } = await getResource(await as('applicant', 0), { resourceId });
    const blocker = { kind: 'lease', number };
    const foreseen = async (days: number) =>
      (await foreseeTransfer(await as('applicant', days), { systemId })).blockers;
    expect(await foreseen(395)).not.toContainEqual(blocker);
    expect(await foreseen(397)).toContainEqual(blocker);
    const toDepartmentId = province.departments.get('education-bureau')!;
    const submit = { systemId, toDepartmentId, reason: '职能调整' };
    await expect(submitTransfer(await as('applicant', 397), submit)).rejects.toMatchObject({
      code: 'TRANSFER_BLOCKED',
      facts: { by: expect.arrayContaining([number]) },
    });
    const removal = await removeExpired(await as('authority', 397), { resourceId, reason: '到期未续' });
    const [line] = (await seen(removal.requestId!, 397)).lines;
    await confirmFulfilment(await as('engineer', 398), { lineId: line!.id, note: '已关闭' });
    expect(await foreseen(398)).not.toContainEqual(blocker);
  });
});
