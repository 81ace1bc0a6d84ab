import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRequest } from '../requests/get-request.ts';
import { submitRequest } from '../requests/submit.ts';
import { createSystem } from '../tenancy/create-system.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { decideTransfer } from '../transfers/decide-transfer.ts';
import { submitTransfer } from '../transfers/submit-transfer.ts';
import { withdrawTransfer } from '../transfers/withdraw-transfer.ts';
import { decideApproval } from './decide.ts';
import { delegateApprovals } from './delegations/delegate.ts';
import { listInbox } from './list-inbox.ts';
import type { InboxItem } from './schemas.ts';

let province: SampleProvince;
let [requestId, transferId] = ['', ''];

const departmentOf = async (who: string) => {
  const { actor } = await province.as(who);
  return (actor.kind === 'person' && actor.grants[0]?.departmentId) || '';
};
const name = (item: InboxItem) =>
  item.kind === 'request' ? `${item.request.id} ${item.step}` : `${item.transfer.id} ${item.step}`;

/** Everything that waits for somebody, page by page of one line each. */
async function paged(who: string): Promise<readonly string[]> {
  const shown: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listInbox>> = await listInbox(await province.as(who), { cursor, limit: 1 });
    shown.push(...page.items.map(name));
    cursor = page.nextCursor;
  } while (cursor !== null && shown.length < 20);
  return shown;
}

beforeAll(async () => {
  province = await sampleProvince();
  const systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
  const lines = [{ cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } }];
  const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 3 as const, lines };
  ({ requestId } = await submitRequest(await province.as('applicant'), order));
  const approver = await province.as('approver');
  const { planHash } = await getRequest(approver, { requestId });
  await decideApproval(approver, { requestId, step: 'department', decision: 'approve', planHash: planHash ?? '' });
  const system = {
    departmentId: await departmentOf('applicant'),
    name: '门户',
    ownerName: '李',
    mlpsGrade: 2 as const,
  };
  const { id } = await createSystem(province.job(), system);
  const toDepartmentId = await departmentOf('applicant2');
  const asked = { systemId: id, toDepartmentId, reason: '机构改革' };
  ({ transferId } = await submitTransfer(await province.as('applicant'), asked));
});
afterAll(() => province.drop());

describe('the queue of approvals', () => {
  it('loses neither of two steps of one request that are due at one instant, at whatever page’s edge', async () => {
    const { items, total } = await listInbox(await province.as('technical'), {});
    expect(items.map(name)).toEqual([`${requestId} security`, `${requestId} technical`]);
    expect(new Set(items.map(({ dueAt }) => dueAt)).size).toBe(1);
    expect(total).toBe(2);
    expect(await paged('technical')).toEqual(items.map(name));
  });

  it('has transfers beside requests, each to whom its step is, by kind and by step', async () => {
    const inbox = async (who: string, input: object = {}) => (await listInbox(await province.as(who), input)).items;
    expect(await inbox('approver')).toMatchObject([
      { kind: 'transfer', step: 'giving', overdue: false, transfer: { id: transferId, mayDecide: ['giving'] } },
    ]);
    expect(await inbox('approver', { kind: 'request' })).toEqual([]);
    expect(await inbox('approver', { step: 'receiving' })).toEqual([]);
    for (const who of ['approver2', 'applicant', 'applicant2']) expect(await inbox(who), who).toEqual([]);
    const input = { transferId, decision: 'approve' as const };
    await decideTransfer(await province.as('approver'), { ...input, step: 'giving' });
    expect(await inbox('approver')).toEqual([]);
    const delegateId = ((await province.as('applicant2')).actor as { id: string }).id;
    const days = { fromDay: '2026-11-23', untilDay: '2026-11-27', reason: '出差' };
    const lent = { role: 'department-approver' as const, departmentId: await departmentOf('approver2'), delegateId };
    await delegateApprovals(await province.as('approver2'), { ...lent, ...days });
    for (const who of ['approver2', 'applicant2'])
      expect((await inbox(who, { kind: 'transfer' })).map(name)).toEqual([`${transferId} receiving`]);
    await decideTransfer(await province.as('approver2'), { ...input, step: 'receiving' });
    expect(await inbox('applicant2'), 'who stands in for one who has decided').toEqual([]);
  });

  it('pages through both kinds in one order, and counts both', async () => {
    const { items, total } = await listInbox(await province.as('technical'), {});
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['request', 'request', 'transfer']);
    expect(items.map(({ dueAt }) => dueAt)).toEqual(items.map(({ dueAt }) => dueAt).toSorted());
    expect(total).toBe(3);
    expect(await paged('technical')).toEqual(items.map(name));
    const administrative = await listInbox(await province.as('authority'), { step: 'administrative' });
    expect(administrative.items.map(({ kind }) => kind).toSorted()).toEqual(['request', 'transfer']);
  });

  it('forgets a transfer that is taken back', async () => {
    await withdrawTransfer(await province.as('applicant'), { transferId });
    expect((await listInbox(await province.as('technical'), { kind: 'transfer' })).items).toEqual([]);
  });
});
