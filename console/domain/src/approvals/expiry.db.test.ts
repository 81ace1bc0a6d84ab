import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNotices } from '../notices/list-notices.ts';
import { listQuota } from '../quota/list-quota.ts';
import { setWorkingDay } from '../reclaim/set-working-day.ts';
import { getRequest } from '../requests/get-request.ts';
import { markPreviewed } from '../requests/mark-previewed.ts';
import type { ApprovalStep } from '../requests/schemas.ts';
import { submitRequest } from '../requests/submit.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { decideApproval } from './decide.ts';
import { expireApproval } from './expire.ts';
import { findExpired } from './find-expired.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-portal' })).id;
});
afterAll(() => province.drop());

/** Ten and twenty working days after MONDAY are over then; a moment before, they are not. */
const [TEN_DAYS, TWENTY_DAYS] = [new Date('2026-12-07T16:00:00Z'), new Date('2026-12-21T16:00:00Z')];
const aDayAfter = (at: Date) => new Date(at.getTime() + 86_400_000);
const justBefore = (at: Date) => new Date(at.getTime() - 1);
const spec = { item: 'cloud-host' as const, count: 1, vcpu: 4, memoryGb: 8 };

async function waiting(): Promise<string> {
  await province.within(({ tx }) => tx.updateTable('operation').set({ state: 'cancelled' }).execute());
  const order = {
    systemId,
    title: '门户',
    reason: '上云',
    mlpsGrade: 2,
    lines: [{ cloud: 'guangzhou', zone: 'extranet', spec }],
  };
  const { requestId } = await submitRequest(await province.as('applicant'), order as never);
  await province.within(async (scope) => {
    const plan = { state: 'previewed', plan_hash: 'a'.repeat(64) };
    await scope.tx.updateTable('operation').set(plan).where('request_id', '=', requestId).execute();
    await markPreviewed.within(scope, { requestId });
  });
  return requestId;
}

async function approved(): Promise<string> {
  const requestId = await waiting();
  const people: readonly (readonly [ApprovalStep, string])[] = [
    ['department', 'approver'],
    ['administrative', 'authority'],
    ['technical', 'technical'],
  ];
  for (const [step, who] of people) {
    const { planHash } = await getRequest(await province.as(who), { requestId });
    await decideApproval(await province.as(who), { requestId, step, decision: 'approve', planHash: planHash! });
  }
  return requestId;
}

const expired = (now: Date) => findExpired(province.job(now), undefined);
const vcpuHeld = async () => {
  const { items } = await listQuota(await province.as('applicant'), {});
  return items.find((each) => each.cloud.slug === 'guangzhou' && each.dimension === 'vcpu' && !each.xinchuang)
    ?.reserved;
};

describe('a request that nobody decides', () => {
  it('ends with its twentieth working day: plans off the list, the applicant told, and nobody decides it after', async () => {
    const requestId = await waiting();
    expect(await expired(justBefore(TWENTY_DAYS))).not.toContain(requestId);
    await expect(expireApproval(province.job(justBefore(TWENTY_DAYS)), { requestId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect(await expired(TWENTY_DAYS)).toContain(requestId);
    await expireApproval(province.job(TWENTY_DAYS), { requestId });
    const request = await getRequest(await province.as('applicant'), { requestId });
    expect(request).toMatchObject({ state: 'failed', trouble: { code: 'APPROVAL_EXPIRED', facts: { days: 20 } } });
    expect(request.operations.map(({ state }) => state)).toEqual(request.operations.map(() => 'cancelled'));
    const { items } = await listNotices(await province.as('applicant'), {});
    expect(items[0]).toMatchObject({ kind: 'request-expired', facts: { number: request.number, days: 20 } });
    const { items: asked } = await listNotices(await province.as('approver'), { show: 'open' });
    expect(asked.filter((each) => each.link.includes(requestId))).toEqual([]);
    const late = decideApproval(await province.as('approver', TWENTY_DAYS), {
      requestId,
      step: 'department',
      decision: 'approve',
      planHash: request.planHash!,
    });
    await expect(late).rejects.toMatchObject({ code: 'STEP_NOT_OPEN' });
    expect(await expired(TWENTY_DAYS)).not.toContain(requestId);
  });
});

describe('an approval that is not applied', () => {
  it('is worth nothing after its tenth working day, and frees what it held', async () => {
    const requestId = await approved();
    expect(await vcpuHeld()).toBe('4');
    expect(await expired(justBefore(TEN_DAYS))).not.toContain(requestId);
    await expireApproval(province.job(TEN_DAYS), { requestId });
    expect(await vcpuHeld()).toBe('0');
    const request = await getRequest(await province.as('applicant'), { requestId });
    expect(request).toMatchObject({
      state: 'failed',
      trouble: { code: 'APPROVAL_EXPIRED', facts: { stage: 'unapplied' } },
    });
    const rows = await province.audit('approvals.expired');
    expect(rows.find((row) => row.object_id === requestId)).toMatchObject({ outcome: 'done' });
  });

  it('goes on once the engine has begun, however late', async () => {
    const requestId = await approved();
    await province.within(({ tx }) =>
      tx.updateTable('operation').set({ state: 'applying' }).where('request_id', '=', requestId).execute(),
    );
    expect(await expired(TWENTY_DAYS)).not.toContain(requestId);
    await expect(expireApproval(province.job(TWENTY_DAYS), { requestId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it('is ended by a job alone', async () => {
    const requestId = await waiting();
    await expect(expireApproval(await province.as('authority'), { requestId })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });
});

describe('a day that the authority declares off', () => {
  it('gives what waits for a decision and what waits for the engine a day more each', async () => {
    const [undecided, unapplied] = [await waiting(), await approved()];
    const off = { day: '2026-12-01', worked: false, reason: '台风停工' };
    await setWorkingDay(await province.as('authority'), off);
    expect(await expired(TEN_DAYS)).not.toContain(unapplied);
    await expect(expireApproval(province.job(TEN_DAYS), { requestId: unapplied })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect(await expired(aDayAfter(TEN_DAYS))).toContain(unapplied);
    expect(await expired(TWENTY_DAYS)).not.toContain(undecided);
    expect(await expired(aDayAfter(TWENTY_DAYS))).toContain(undecided);
  });
});
