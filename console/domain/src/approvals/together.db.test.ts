import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRequest } from '../requests/get-request.ts';
import { submitRequest } from '../requests/submit.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { createSystem } from '../tenancy/create-system.ts';
import { decideApproval } from './decide.ts';
import { readEvidence } from './read-evidence.ts';
import { seatSteps } from './seat-steps.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const DAY_MS = 86_400_000;
const MONDAY = new Date('2026-11-23T02:00:00.000Z');
/** Costs more than half of what finance is asked about on the provincial cloud, and less than all of it. */
const MBPS = 1_400;
let systems = 0;

async function aSystem(): Promise<string> {
  systems += 1;
  const departmentId = province.departments.get('drug-regulator')!;
  const about = { departmentId, name: `分批 ${systems}`, ownerName: '林晓燕', mlpsGrade: 2 as const };
  return (await createSystem(province.job(), about)).id;
}
interface Ordered {
  readonly systemId: string;
  readonly mbps?: number;
  readonly at?: Date;
}
/** An order of bandwidth on the provincial cloud, which needs no plan of the engine. */
async function ordered({ systemId, mbps = MBPS, at = MONDAY }: Ordered): Promise<string> {
  const lines = [{ cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps } }];
  const order = { systemId, title: `链路 ${mbps}`, reason: '上云', mlpsGrade: 2 as const, lines };
  return (await submitRequest(await province.as('applicant', at), order)).requestId;
}
async function departmentAgrees(requestId: string, decision: 'approve' | 'return' = 'approve'): Promise<void> {
  const approver = await province.as('approver');
  const { planHash } = await getRequest(approver, { requestId });
  await decideApproval(approver, { requestId, step: 'department', decision, planHash: planHash!, reason: '见依据' });
}
const reasonsOf = async (requestId: string) =>
  (await getRequest(await province.as('applicant'), { requestId })).steps.map(
    ({ step, seatReason }) => `${step} ${seatReason}`,
  );
const FINANCE = 'finance above-amount';
const together = async (requestId: string) =>
  (await readEvidence(await province.as('authority'), { requestId })).together!;

describe('an order that is cut into requests of one system', () => {
  it('goes to finance as the whole would, both parts that wait, and the evidence shows the sum and what is in it', async () => {
    const systemId = await aSystem();
    const first = await ordered({ systemId });
    await departmentAgrees(first);
    expect(await reasonsOf(first)).not.toContain(FINANCE);
    const second = await ordered({ systemId });
    expect((await getRequest(await province.as('applicant'), { requestId: second })).furtherAhead).toEqual(['finance']);
    await departmentAgrees(second);
    expect(await reasonsOf(second)).toContain(FINANCE);
    const { days, monthFen, financeAboveFen, requests } = await together(second);
    expect({ days, financeAboveFen }).toEqual({ days: 30, financeAboveFen: '10000000' });
    const { price, request } = await readEvidence(await province.as('authority'), { requestId: first });
    expect(requests).toEqual([
      {
        id: first,
        number: request.number,
        title: request.title,
        kind: 'order',
        state: 'joint-review',
        submittedAt: MONDAY.toISOString(),
        monthFen: price.monthFen,
        amounts: [{ dimension: 'bandwidth-mbps', units: String(MBPS) }],
      },
    ]);
    expect(BigInt(price.monthFen)).toBeLessThanOrEqual(10_000_000n);
    expect(monthFen).toBe((2n * BigInt(price.monthFen)).toString());
  });

  it('goes there when both are sent in the same instant, and when both are let on in the same instant', async () => {
    const systemId = await aSystem();
    const both = await Promise.all([ordered({ systemId }), ordered({ systemId })]);
    await Promise.all(both.map((requestId) => departmentAgrees(requestId)));
    for (const requestId of both) expect(await reasonsOf(requestId)).toContain(FINANCE);
  });

  it('is weighed without what another system asked for, what was taken back or sent back, and what is older than the days', async () => {
    const systemId = await aSystem();
    await ordered({ systemId: await aSystem() });
    const withdrawn = await ordered({ systemId });
    await withdrawRequest(await province.as('applicant'), { requestId: withdrawn });
    await departmentAgrees(await ordered({ systemId }), 'return');
    await ordered({ systemId, at: new Date(MONDAY.getTime() - 30 * DAY_MS - 1) });
    const requestId = await ordered({ systemId });
    await departmentAgrees(requestId);
    expect(await reasonsOf(requestId)).not.toContain(FINANCE);
    expect((await together(requestId)).requests).toEqual([]);
    const edge = await ordered({ systemId, mbps: 10, at: new Date(MONDAY.getTime() - 30 * DAY_MS) });
    expect((await together(requestId)).requests.map(({ id }) => id)).toEqual([edge]);
  });
});

describe('an order in parts on a medium city’s cloud', () => {
  const host = { item: 'cloud-host' as const, count: 1, vcpu: 60, memoryGb: 128 };
  it('has its technical step at the province once the parts are above the city’s size', async () => {
    const systemId = await aSystem();
    const part = async (count: number) => {
      const lines = [{ cloud: 'huizhou', zone: 'extranet', spec: { ...host, count } }];
      const order = { systemId, title: '主机', reason: '上云', mlpsGrade: 2 as const, lines };
      return (await submitRequest(await province.as('applicant'), order as never)).requestId;
    };
    const [first, second] = [await part(5), await part(5)];
    expect((await together(second)).requests.map(({ id, amounts }) => [id, amounts[0]])).toEqual([
      [first, { dimension: 'vcpu', units: '300' }],
    ]);
    const { seated } = await province.within(async (scope) => ({
      seated: await seatSteps.definition.read(scope, { requestId: second, steps: ['administrative', 'technical'] }),
    }));
    expect(seated.map(({ step, reason }) => `${step} ${reason}`)).toContain('technical above-size');
  });
});
