import { createHash } from 'node:crypto';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { waitingRequests } from '@zhengyun/test/support/waiting-requests.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRequest } from '../requests/get-request.ts';
import type { ApprovalStep } from '../requests/schemas.ts';
import { submitRequest } from '../requests/submit.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { createSystem } from '../tenancy/create-system.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { newId } from '../verb/id.ts';
import { readBackground } from './background/read-background.ts';
import { decideApproval } from './decide.ts';
import { readFigures } from './figures/read-figures.ts';
import { listInbox } from './list-inbox.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
});
afterAll(() => province.drop());

/** An order of grade 3 on the provincial cloud that waits for its department: of bandwidth, which needs no plan of the engine. */
async function ordered(mbps: number, of = systemId): Promise<string> {
  const lines = [{ cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps } }];
  const order = { systemId: of, title: '链路', reason: '上云', mlpsGrade: 3 as const, lines };
  return (await submitRequest(await province.as('applicant'), order)).requestId;
}
interface Decided {
  readonly decision?: 'approve' | 'return';
  readonly returnReason?: 'funding-missing';
}
/** The state after the decision, or the code of its refusal. */
async function decide(
  requestId: string,
  [step, who]: readonly [ApprovalStep, string],
  how: Decided = {},
): Promise<string> {
  const { planHash } = await getRequest(await province.as(who), { requestId });
  const input = { requestId, step, decision: 'approve' as const, planHash: planHash!, reason: '见依据', ...how };
  return decideApproval(await province.as(who), input).then(
    ({ state }) => state,
    (error: { code: string }) => error.code,
  );
}
const stepsOf = async (requestId: string) => {
  const { steps } = await getRequest(await province.as('applicant'), { requestId });
  return steps.map(({ step, seatReason }) => `${step} ${seatReason}`);
};
const aheadOf = async (requestId: string) =>
  (await getRequest(await province.as('applicant'), { requestId })).furtherAhead;
const waitsFor = async (who: string, requestId: string) => {
  const inbox = await listInbox(await province.as(who), { limit: 200 });
  return waitingRequests(inbox)
    .filter(({ request }) => request.id === requestId)
    .map(({ step }) => step);
};

describe('a dear order of grade 3 on the provincial cloud', () => {
  it('is decided by finance and by a second reviewer too, each another person', async () => {
    const requestId = await ordered(2_400);
    expect(await decide(requestId, ['finance', 'finance'])).toBe('STEP_NOT_OPEN');
    expect(await aheadOf(requestId)).toEqual(['finance', 'security']);
    expect(await decide(requestId, ['department', 'approver'])).toBe('joint-review');
    expect(await aheadOf(requestId)).toEqual([]);
    expect(await stepsOf(requestId)).toEqual([
      'department profile',
      'administrative profile',
      'technical profile',
      'finance above-amount',
      'security mlps-grade',
    ]);
    expect(await waitsFor('finance', requestId)).toEqual(['finance']);
    expect(await decide(requestId, ['security', 'finance'])).toBe('ROLE_MISSING');
    expect(await decide(requestId, ['technical', 'technical'])).toBe('joint-review');
    expect(await decide(requestId, ['security', 'technical'])).toBe('APPROVER_DECIDED_BEFORE');
    expect(await waitsFor('technical', requestId)).toEqual([]);
    expect(await decide(requestId, ['administrative', 'authority'])).toBe('joint-review');
    expect(await decide(requestId, ['finance', 'finance'])).toBe('joint-review');
    expect(await decide(requestId, ['security', 'reviewer'])).toBe('provisioning');
  });

  it('has no step of finance where it is cheap', async () => {
    const departmentId = province.departments.get('drug-regulator')!;
    const about = { departmentId, name: '链路监测', ownerName: '林晓燕', mlpsGrade: 3 as const };
    const requestId = await ordered(10, (await createSystem(province.job(), about)).id);
    await decide(requestId, ['department', 'approver']);
    expect(await stepsOf(requestId)).not.toContain('finance above-amount');
  });

  it('is nobody’s to decide once it was taken back, whatever step was open', async () => {
    const requestId = await ordered(10);
    await decide(requestId, ['department', 'approver']);
    await withdrawRequest(await province.as('applicant'), { requestId });
    for (const decided of [
      ['administrative', 'authority'],
      ['technical', 'technical'],
      ['security', 'reviewer'],
    ] as const)
      expect(await decide(requestId, decided)).toBe('STEP_NOT_OPEN');
    const { steps, state } = await getRequest(await province.as('applicant'), { requestId });
    expect([state, steps.filter(({ decision }) => decision).length]).toEqual(['withdrawn', 1]);
  });
});

describe('the figures of a month', () => {
  it('count returns by their reason, each month for itself, and a department sees its own', async () => {
    const before = await readFigures(await province.as('authority'), {});
    const requestId = await ordered(10);
    const how = { decision: 'return', returnReason: 'funding-missing' } as const;
    expect(await decide(requestId, ['department', 'approver'], how)).toBe('returned');
    expect((await getRequest(await province.as('applicant'), { requestId })).steps[0]).toMatchObject({
      returnReason: 'funding-missing',
      reason: '见依据',
    });
    const after = await readFigures(await province.as('authority'), { month: '2026-11' });
    expect(after.returned).toBe(before.returned + 1);
    expect(after.returns).toContainEqual({ reason: 'funding-missing', count: 1 });
    const share = (BigInt(after.approved) * 1_000_000n) / BigInt(after.approved + after.returned);
    expect(after.noReturnPpm).toBe(share.toString());
    expect(after.steps.map(({ step }) => step)).toContain('department');
    expect(await readFigures(await province.as('approver2'), {})).toMatchObject({ returned: 0, noReturnPpm: null });
    expect(await readFigures(await province.as('authority'), { month: '2026-10' })).toMatchObject({ steps: [] });
  });

  it('take no reason of return with an approval', async () => {
    const requestId = await ordered(10);
    const { planHash } = await getRequest(await province.as('approver'), { requestId });
    const wrong = {
      requestId,
      step: 'department',
      decision: 'approve',
      planHash: planHash!,
      returnReason: 'other',
    } as const;
    await expect(decideApproval(await province.as('approver'), wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('what a decision is weighed by', () => {
  it('names systems of a like name to who sees them, and to others only how many', async () => {
    const requestId = await ordered(10);
    const departmentId = province.departments.get('education-bureau')!;
    await createSystem(province.job(), { departmentId, name: '药品监管系统', ownerName: '何思敏', mlpsGrade: 2 });
    const all = (await readBackground(await province.as('authority'), { requestId })).duplicates;
    expect(all.systems.map(({ department }) => department)).toContain('教育局');
    const own = (await readBackground(await province.as('approver'), { requestId })).duplicates;
    expect(own.systems.map(({ department }) => department)).not.toContain('教育局');
    expect(own.hidden).toBe(1);
    await expect(readBackground(await province.as('approver2'), { requestId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('says unknown of use that nobody measured, and the mean of what was', async () => {
    const requestId = await ordered(10);
    const memory = async () => {
      const { use, budget } = await readBackground(await province.as('approver'), { requestId });
      expect(budget).toMatchObject({ budgetFen: null, leftFen: null, state: 'unset' });
      return use.find(({ dimension }) => dimension === 'memory-gb');
    };
    expect(await memory()).toMatchObject({ meanMilli: null, usePpm: null, coveragePpm: '0' });
    const { now } = province.job();
    await province.within(async ({ tx }) => {
      const cloud = await tx.selectFrom('cloud').select('id').where('slug', '=', 'province').executeTakeFirstOrThrow();
      const node = { id: newId(now), cloud_id: cloud.id, name: 'p-1', agent_version: '1', enrolled_at: now };
      await tx.insertInto('node').values(node).execute();
      const bytes = 3 * 1024 ** 3;
      const minute = new Date(now.getTime() - 60_000);
      const metric = 'container_memory_working_set_bytes';
      const series_hash = createHash('sha256').update(metric).digest();
      const values = { samples: 1, minimum: bytes, maximum: bytes, total: bytes, last: bytes, last_at: minute };
      const row = { node_id: node.id, cloud_id: cloud.id, department_id: province.departments.get('drug-regulator')! };
      await tx
        .insertInto('metric_minute')
        .values({ ...row, metric, labels: '{}', series_hash, minute, ...values })
        .execute();
    });
    expect(await memory()).toMatchObject({ held: '0', meanMilli: '3000', usePpm: null, coveragePpm: '23' });
  });
});
