import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmFulfilment } from '../../provisioning/confirm-fulfilment.ts';
import { getRequest } from '../../requests/get-request.ts';
import { markPlanChanged } from '../../requests/mark-plan-changed.ts';
import type { ApprovalStep } from '../../requests/schemas.ts';
import { submitRequest } from '../../requests/submit.ts';
import { findSystem } from '../../tenancy/find-system.ts';
import { decideApproval } from '../decide.ts';
import { expireApproval } from '../expire.ts';
import { readFigures } from './read-figures.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-portal' })).id;
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});

const DAY = 86_400_000;
const JANUARY = new Date('2027-01-20T02:00:00Z');
const before = (days: number) => new Date(JANUARY.getTime() - days * DAY);
const figures = async (month: string) => readFigures(await province.as('authority'), { month });

/** A link that is submitted so many days before 20 January 2027, each step decided as many days after it, and delivered on that day. */
async function delivered(days: number, decidedAfter: Readonly<Partial<Record<ApprovalStep, number>>>): Promise<void> {
  const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } }];
  const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 2 as const, lines };
  const { requestId } = await submitRequest(await province.as('applicant', before(days)), order);
  const steps = [
    ['department', 'approver'],
    ['administrative', 'authority'],
    ['technical', 'technical'],
  ] as const;
  for (const [step, who] of steps) {
    const person = await province.as(who, new Date(before(days).getTime() + (decidedAfter[step] ?? 0) * DAY));
    const { planHash } = await getRequest(person, { requestId });
    await decideApproval(person, { requestId, step, decision: 'approve', planHash: planHash! });
  }
  const engineer = await province.as('engineer', JANUARY);
  const lineId = (await getRequest(engineer, { requestId })).lines[0]!.id;
  await confirmFulfilment(engineer, { lineId, note: '已开通' });
}

it('a month’s deliveries are in their bands, its steps have their median, and what was decided late is late', async () => {
  await delivered(2, { administrative: 1, technical: 1 });
  await delivered(9, { administrative: 1, technical: 1 });
  // The department takes thirty days, far past its deadline; the others are in time once it has decided.
  await delivered(40, { department: 30, administrative: 31, technical: 32 });
  const { delivery, steps, approved, noReturnPpm, promises } = await figures('2027-01');
  expect(delivery).toEqual([
    { band: '1-3', count: 1 },
    { band: '4-10', count: 1 },
    { band: '11-30', count: 0 },
    { band: '31-60', count: 1 },
    { band: 'over-60', count: 0 },
  ]);
  const day = DAY / 1_000;
  expect(steps).toEqual([
    { step: 'department', count: 3, late: 1, medianSeconds: 0, ninetiethSeconds: 24 * day },
    { step: 'administrative', count: 3, late: 0, medianSeconds: day, ninetiethSeconds: day },
    { step: 'technical', count: 3, late: 0, medianSeconds: day, ninetiethSeconds: 1.8 * day },
  ]);
  expect([approved, noReturnPpm]).toEqual([3, '1000000']);
  // Bandwidth is promised in five working days. The third waited for its own department, which nobody else answers for, and was late by what came after.
  expect(promises).toEqual({
    byItem: [
      { item: 'bandwidth', cloud: expect.objectContaining({ slug: 'guangzhou' }), promised: 3, late: 2, unknown: 0 },
    ],
    waitedFor: [{ party: 'provisioning', count: 2 }],
  });
  expect(await figures('2026-12')).toMatchObject({ approved: 0, steps: [] });
});

it('a request that expired in a later round than it was approved in is not approved', async () => {
  const { requestId } = await flow.approved(1);
  const { approved } = await figures('2026-11');
  await province.within((scope) => markPlanChanged.within(scope, { requestId }));
  expect(await flow.request(requestId)).toMatchObject({ state: 'department-review', round: 2 });
  expect(await figures('2026-11')).toMatchObject({ approved: approved - 1 });
  await expireApproval(province.job(before(0)), { requestId });
  expect(await flow.request(requestId)).toMatchObject({ state: 'failed', trouble: { code: 'APPROVAL_EXPIRED' } });
  expect(await figures('2026-11')).toMatchObject({ approved: approved - 1, returned: 0, refused: 0 });
});

it('a request whose plan never comes is late, and it is the plan that it waits for', async () => {
  await flow.order(1);
  const { promises } = await readFigures(await province.as('authority', JANUARY), { month: '2026-11' });
  expect(promises).toMatchObject({
    byItem: [{ item: 'cloud-host', promised: 1, late: 1 }],
    waitedFor: [{ party: 'preview', count: 1 }],
  });
});
