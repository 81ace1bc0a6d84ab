import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { waitingRequests } from '@zhengyun/test/support/waiting-requests.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNotices } from '../../notices/list-notices.ts';
import { getRequest } from '../../requests/get-request.ts';
import type { ApprovalStep } from '../../requests/schemas.ts';
import { submitRequest } from '../../requests/submit.ts';
import { findSystem } from '../../tenancy/find-system.ts';
import { decideApproval } from '../decide.ts';
import { listInbox } from '../list-inbox.ts';
import { urgeApproval } from '../urge.ts';
import { delegateApprovals } from './delegate.ts';
import { endDelegation } from './end-delegation.ts';
import { listCandidates } from './list-candidates.ts';
import { listDelegations } from './list-delegations.ts';
import type { DelegableRole } from './schemas.ts';

let province: SampleProvince;
let systemId: string;
let departmentId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
  departmentId = province.departments.get('drug-regulator')!;
});
afterAll(() => province.drop());

const [MONDAY, FRIDAY] = ['2026-11-23', '2026-11-27'];
const SATURDAY = new Date('2026-11-27T16:00:00Z');
const idOf = async (who: string) => {
  const { actor } = await province.as(who);
  return actor.kind === 'person' ? actor.id : '';
};
const days = { fromDay: MONDAY, untilDay: FRIDAY, reason: '出差' };
async function delegate(holder: string, role: DelegableRole, delegateId: string) {
  const department = role === 'department-approver' ? { departmentId } : {};
  return delegateApprovals(await province.as(holder), { role, ...department, delegateId, ...days });
}

/** An order of grade 3 on the provincial cloud, which has a technical step and one of security. */
async function inJointReview(): Promise<string> {
  const lines = [{ cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } }];
  const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 3 as const, lines };
  const { requestId } = await submitRequest(await province.as('applicant'), order);
  expect(await decide(requestId, 'department', 'approver')).toBe('joint-review');
  return requestId;
}
async function decide(requestId: string, step: ApprovalStep, who: string, now?: Date): Promise<string> {
  const ctx = await province.as(who, now);
  const { planHash } = await getRequest(ctx, { requestId });
  return decideApproval(ctx, { requestId, step, decision: 'approve', planHash: planHash! }).then(
    ({ state }) => state,
    (error: { code: string }) => error.code,
  );
}
const asked = async (who: string, requestId: string, now?: Date) => {
  return waitingRequests(await listInbox(await province.as(who, now), { limit: 200 }))
    .filter(({ request }) => request.id === requestId)
    .map(({ step }) => step)
    .toSorted();
};

describe('a colleague who stands in', () => {
  it('decides in the holder’s name on those days alone, and both are named', async () => {
    const requestId = await inJointReview();
    expect(await decide(requestId, 'technical', 'engineer')).toBe('ROLE_MISSING');
    const { delegationId } = await delegate('technical', 'technical-reviewer', await idOf('engineer'));
    expect(await asked('engineer', requestId)).toEqual(['security', 'technical']);
    expect(await asked('engineer', requestId, SATURDAY)).toEqual([]);
    expect(await decide(requestId, 'technical', 'engineer', SATURDAY)).toBe('ROLE_MISSING');
    const { acts } = await getRequest(await province.as('engineer'), { requestId });
    expect(acts).toEqual(['decide-technical', 'decide-security']);
    expect(await decide(requestId, 'technical', 'engineer')).toBe('joint-review');
    const { steps } = await getRequest(await province.as('applicant'), { requestId });
    expect(steps.find(({ step }) => step === 'technical')).toMatchObject({
      decidedBy: { name: '张伟明' },
      onBehalfOf: { name: '吴俊杰' },
    });
    const rows = await province.audit('approvals.approved');
    const logged = rows.find((row) => row.object_id === requestId && row.actor_name === '张伟明');
    expect(logged).toMatchObject({ detail: { step: 'technical', onBehalfOf: { name: '吴俊杰' } } });
    await endDelegation(await province.as('technical'), { delegationId });
  });

  it('and the holder are one where four eyes are asked for', async () => {
    const requestId = await inJointReview();
    const { delegationId } = await delegate('technical', 'technical-reviewer', await idOf('engineer'));
    expect(await decide(requestId, 'technical', 'technical')).toBe('joint-review');
    expect(await decide(requestId, 'security', 'engineer')).toBe('APPROVER_DECIDED_BEFORE');
    expect(await asked('engineer', requestId)).toEqual([]);
    const other = await inJointReview();
    expect(await decide(other, 'technical', 'engineer')).toBe('joint-review');
    expect(await decide(other, 'security', 'technical')).toBe('APPROVER_DECIDED_BEFORE');
    expect(await decide(other, 'security', 'reviewer')).toBe('joint-review');
    await endDelegation(await province.as('engineer'), { delegationId });
    const over = endDelegation(await province.as('engineer'), { delegationId });
    await expect(over).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await decide(await inJointReview(), 'technical', 'engineer')).toBe('ROLE_MISSING');
  });

  it('decides for the one of two holders who may still decide', async () => {
    const requestId = await inJointReview();
    expect(await decide(requestId, 'technical', 'technical')).toBe('joint-review');
    const engineer = await idOf('engineer');
    const first = await delegate('technical', 'technical-reviewer', engineer);
    const second = await delegate('reviewer', 'technical-reviewer', engineer);
    expect(await asked('engineer', requestId)).toEqual(['security']);
    expect(await decide(requestId, 'security', 'engineer')).toBe('joint-review');
    const { steps } = await getRequest(await province.as('applicant'), { requestId });
    expect(steps.find(({ step }) => step === 'security')).toMatchObject({ onBehalfOf: { name: '冯立新' } });
    await endDelegation(await province.as('technical'), first);
    await endDelegation(await province.as('reviewer'), second);
  });

  it('never decides on what they applied for', async () => {
    const { delegationId } = await delegate('approver', 'department-approver', await idOf('applicant'));
    const lines = [{ cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } }];
    const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 3 as const, lines };
    const { requestId } = await submitRequest(await province.as('applicant'), order);
    expect(await asked('applicant', requestId)).toEqual([]);
    expect(await decide(requestId, 'department', 'applicant')).toBe('APPROVER_IS_APPLICANT');
    await endDelegation(await province.as('approver'), { delegationId });
  });
});

describe('what waits for the holder', () => {
  const told = async (who: string, requestId: string) => {
    const { items } = await listNotices(await province.as(who), { limit: 200 });
    return items.filter(({ link }) => link.includes(requestId)).map(({ kind, facts }) => `${kind} ${facts.step}`);
  };

  it('is told to who stands in for them, who is told of standing in, and of its end', async () => {
    const ofPeople = async (who: string, kind: string) => {
      const { items } = await listNotices(await province.as(who), { limit: 200 });
      return items.filter((each) => each.kind === kind);
    };
    const before = (await ofPeople('engineer', 'delegation-ended')).length;
    const { delegationId } = await delegate('technical', 'technical-reviewer', await idOf('engineer'));
    expect((await ofPeople('engineer', 'delegation-made'))[0]).toMatchObject({
      link: '/approvals/delegations',
      facts: { holder: '吴俊杰', role: 'technical-reviewer', fromDay: MONDAY, untilDay: FRIDAY, reason: '出差' },
    });
    const requestId = await inJointReview();
    await urgeApproval(await province.as('applicant'), { requestId });
    const both = ['approval-urged security', 'approval-urged technical', 'approval-waiting security'];
    expect((await told('engineer', requestId)).toSorted()).toEqual([...both, 'approval-waiting technical']);
    expect(await told('finance', requestId)).toEqual([]);
    await endDelegation(await province.as('technical'), { delegationId });
    expect(await ofPeople('engineer', 'delegation-ended')).toHaveLength(before + 1);
    const later = await inJointReview();
    expect(await told('engineer', later)).toEqual([]);
  });

  it('is told in a department to a colleague of it, and not where that colleague is the applicant', async () => {
    const { delegationId } = await delegate('approver', 'department-approver', await idOf('applicant'));
    const requestId = await inJointReview();
    expect((await told('applicant', requestId)).filter((each) => each.startsWith('approval'))).toEqual([]);
    await endDelegation(await province.as('applicant'), { delegationId });
    const { items } = await listNotices(await province.as('approver'), { limit: 200 });
    expect(items.filter(({ kind }) => kind === 'delegation-ended')).not.toEqual([]);
  });
});

describe('a delegation', () => {
  it('is offered to colleagues of the seat, and refused to others', async () => {
    const { roles } = await listCandidates(await province.as('technical'), undefined);
    expect(roles).toMatchObject([{ role: 'technical-reviewer', department: null }]);
    expect(roles[0]?.people.map(({ name }) => name).toSorted()).toEqual(['冯立新', '张伟明']);
    const unsuitable = { code: 'DELEGATE_UNSUITABLE' };
    await expect(delegate('technical', 'technical-reviewer', await idOf('authority'))).rejects.toMatchObject(
      unsuitable,
    );
    await expect(delegate('approver', 'department-approver', await idOf('applicant2'))).rejects.toMatchObject(
      unsuitable,
    );
    await expect(delegate('technical', 'technical-reviewer', await idOf('technical'))).rejects.toMatchObject(
      unsuitable,
    );
  });

  it('asked for both ways at once is made one way', async () => {
    const [a, b] = [await idOf('technical'), await idOf('reviewer')];
    const made = await Promise.allSettled([
      delegate('technical', 'technical-reviewer', b),
      delegate('reviewer', 'technical-reviewer', a),
    ]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = made.find((each) => each.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'DELEGATION_CONFLICT' } });
    const { items } = await listDelegations(await province.as('technical'), undefined);
    const open = items.filter(({ standing }) => standing === 'in-force');
    expect(open).toHaveLength(1);
    await expect(delegate('technical', 'technical-reviewer', await idOf('engineer'))).rejects.toMatchObject({
      code: 'DELEGATION_CONFLICT',
    });
    const stranger = endDelegation(await province.as('authority'), { delegationId: open[0]!.id });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
