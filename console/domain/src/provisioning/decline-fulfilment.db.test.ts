import { errorMessage } from '@zhengyun/rulebook/messages/message.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { listNotices } from '../notices/list-notices.ts';
import { getRequest } from '../requests/get-request.ts';
import { submitRequest } from '../requests/submit.ts';
import { submitRelease } from '../requests/submit-release.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { confirmFulfilment } from './confirm-fulfilment.ts';
import { declineFulfilment } from './decline-fulfilment.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-portal' })).id;
});
afterAll(async () => {
  await province?.drop();
});

const REASON = '运营商该片区端口已满，明年一月才能扩容';
const seen = async (requestId: string) => getRequest(await province.as('applicant'), { requestId });
const lineOf = async (requestId: string) => (await seen(requestId)).lines[0]!;

async function ordered(): Promise<string> {
  const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 1 } }];
  const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 2 as const, lines };
  return (await submitRequest(await province.as('applicant'), order)).requestId;
}
async function approve(requestId: string) {
  for (const [step, who] of [
    ['department', 'approver'],
    ['administrative', 'authority'],
    ['technical', 'technical'],
  ] as const) {
    const person = await province.as(who);
    const { planHash } = await getRequest(person, { requestId });
    await decideApproval(person, { requestId, step, decision: 'approve', planHash: planHash! });
  }
}
async function approved(): Promise<string> {
  const requestId = await ordered();
  await approve(requestId);
  return requestId;
}
const decline = async (lineId: string, who = 'engineer') =>
  declineFulfilment(await province.as(who), { lineId, reason: REASON });
const reserved = () =>
  province.within(async ({ tx }) => {
    const rows = await tx.selectFrom('order_line').select('id').where('reserved', 'is', true).execute();
    return rows.map(({ id }) => id);
  });

describe('a service by hand that the operator gives back', () => {
  it('ends its request with the reason, frees what was held for it, and its applicant is told', async () => {
    const requestId = await approved();
    const { id: lineId } = await lineOf(requestId);
    expect(await reserved()).toContain(lineId);
    expect(await decline(lineId)).toEqual({ requestId });
    const request = await seen(requestId);
    expect(request).toMatchObject({
      state: 'failed',
      trouble: { code: 'FULFILMENT_DECLINED', facts: { reason: REASON } },
      lines: [{ state: 'failed' }],
    });
    for (const language of ['zh-CN', 'en-US'] as const)
      expect(errorMessage(language, 'FULFILMENT_DECLINED', request.trouble!.facts)).toContain(REASON);
    expect(await reserved()).not.toContain(lineId);
    const told = await listNotices(await province.as('applicant'), { limit: 200 });
    expect(told.items.map(({ kind, link }) => [kind, link])).toContainEqual(['request-failed', `/orders/${requestId}`]);
    expect((await province.audit('provisioning.fulfilment-declined')).at(-1)).toMatchObject({
      object_kind: 'resource',
      detail: { reason: REASON },
    });
  });

  it('is given back once, and confirmed no more', async () => {
    const { id: lineId } = await lineOf(await approved());
    await decline(lineId);
    await expect(decline(lineId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const confirmed = confirmFulfilment(await province.as('engineer'), { lineId, note: '已开通' });
    await expect(confirmed).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is not before it is approved, nor by who is no engineer of its cloud, nor without a reason', async () => {
    const waiting = await ordered();
    await expect(decline((await lineOf(waiting)).id)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await approve(waiting);
    const { id: lineId } = await lineOf(waiting);
    await expect(decline(lineId, 'applicant')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const silent = declineFulfilment(await province.as('engineer'), { lineId, reason: ' ' });
    await expect(silent).rejects.toThrow();
    expect(await seen(waiting)).toMatchObject({ state: 'provisioning' });
  });

  it('is not once it is delivered; its release that can’t be done leaves it in use, to be released again', async () => {
    const requestId = await approved();
    const line = await lineOf(requestId);
    await confirmFulfilment(await province.as('engineer'), { lineId: line.id, note: '已开通' });
    await expect(decline(line.id)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const release = async () =>
      (await submitRelease(await province.as('applicant'), { resourceId: line.resource.id, reason: '不再使用' }))
        .requestId;
    const first = await release();
    await approve(first);
    await decline((await lineOf(first)).id);
    expect(await seen(first)).toMatchObject({ state: 'failed', lines: [{ resource: { state: 'active' } }] });
    expect(await seen(await release())).toMatchObject({ state: 'department-review' });
  });
});
