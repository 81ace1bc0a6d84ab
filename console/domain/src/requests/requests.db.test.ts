import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { waitingRequests } from '@zhengyun/test/support/waiting-requests.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { listInbox } from '../approvals/list-inbox.ts';
import { readEvidence } from '../approvals/read-evidence.ts';
import { confirmFulfilment } from '../provisioning/confirm-fulfilment.ts';
import { startApplying } from '../provisioning/start-applying.ts';
import { listQuota } from '../quota/list-quota.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { checkFile } from './check-file.ts';
import { checkOrder } from './check-order.ts';
import { getRequest } from './get-request.ts';
import { listRequests } from './list-requests.ts';
import { markAccepted } from './mark-accepted.ts';
import { markFailed } from './mark-failed.ts';
import { markLineDelivered } from './mark-line-delivered.ts';
import { markPlanChanged } from './mark-plan-changed.ts';
import { markPreviewed } from './mark-previewed.ts';
import type { ApprovalStep } from './schemas.ts';
import { submitRequest } from './submit.ts';
import { submitRelease } from './submit-release.ts';
import { submitResize } from './submit-resize.ts';
import { withdrawRequest } from './withdraw.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
});
afterAll(() => province.drop());
beforeEach(async () => {
  await province.within(async ({ tx }) => {
    await tx.updateTable('operation').set({ state: 'cancelled' }).where('state', '<>', 'done').execute();
    await tx.updateTable('quota').set({ reserved: '0', booked: '0' }).execute();
    await tx.updateTable('resource').set({ state: 'abandoned' }).where('item', '=', 'container-space').execute();
  });
});

const host = { item: 'cloud-host' as const, count: 2, vcpu: 4, memoryGb: 8 };
const line = (spec: object = host, place: object = {}) => ({ cloud: 'guangzhou', zone: 'extranet', spec, ...place });
const order = (change: object = {}) =>
  ({ systemId, title: '药品追溯', reason: '年度上云', mlpsGrade: 3, lines: [line()], ...change }) as never;
const refused = (code: string, facts: object = {}) => ({ code, facts: expect.objectContaining(facts) });
const hash = (letter: string) => letter.repeat(64);

async function submit(change: object = {}): Promise<string> {
  return (await submitRequest(await province.as('applicant'), order(change))).requestId;
}

/** Stands for the worker: every operation of the request gets a plan. */
async function preview(requestId: string, letter = 'a'): Promise<string> {
  await province.within(async (scope) => {
    const plan = { state: 'previewed', plan_hash: hash(letter) };
    const planned = scope.tx.updateTable('operation').set(plan).where('request_id', '=', requestId);
    const operations = await planned.returning('id').execute();
    if (operations.length > 0) await markPreviewed.within(scope, { requestId });
  });
  return (await getRequest(await province.as('applicant'), { requestId })).planHash!;
}

async function decide(requestId: string, step: ApprovalStep, who: string, planHash: string): Promise<string> {
  return (await decideApproval(await province.as(who), { requestId, step, decision: 'approve', planHash })).state;
}

async function approveAll(requestId: string, planHash: string): Promise<void> {
  await decide(requestId, 'department', 'approver', planHash);
  await decide(requestId, 'technical', 'technical', planHash);
  await decide(requestId, 'administrative', 'authority', planHash);
}

/** Stands for verification: every line stands on the cluster. */
async function deliver(requestId: string): Promise<void> {
  await province.within(async (scope) => {
    const { tx } = scope;
    const lines = await tx.selectFrom('order_line').selectAll().where('request_id', '=', requestId).execute();
    await tx.updateTable('operation').set({ state: 'done' }).where('request_id', '=', requestId).execute();
    for (const { id, resource_id, spec } of lines) {
      const active = { state: 'active', spec: JSON.stringify(spec), ready_at: scope.ctx.now };
      await tx.updateTable('resource').set(active).where('id', '=', resource_id).execute();
      await markLineDelivered.within(scope, { requestId, lineId: id });
    }
  });
}

const vcpu = async () => {
  const { items } = await listQuota(await province.as('applicant'), {});
  const found = items.find((each) => each.cloud.slug === 'guangzhou' && each.dimension === 'vcpu' && !each.xinchuang)!;
  return [found.reserved, found.booked];
};

describe('submitting an order', () => {
  it('stores lines, resources, tenancy and stacks, and asks for a plan of the base and of each line', async () => {
    const requestId = await submit({ lines: [line(), line({ item: 'bandwidth', mbps: 10 })] });
    const request = await getRequest(await province.as('applicant'), { requestId });
    expect(request).toMatchObject({ state: 'previewing', kind: 'order', lineCount: 2, acts: ['withdraw'] });
    expect(request.number).toMatch(/^SQ-2026-\d{6}$/);
    expect(request.operations.map(({ ordinal, verb, lineId }) => [ordinal, verb, lineId])).toEqual([
      [0, 'deploy', null],
      [1, 'deploy', request.lines[0]!.id],
    ]);
    expect(request.lines.map((each) => [each.fulfilment, each.resource.state, each.delivered])).toEqual([
      ['provisioned', 'requested', null],
      ['counted', 'requested', null],
    ]);
    expect(request.monthFen).toBe(request.lines.reduce((sum, each) => sum + BigInt(each.monthFen), 0n).toString());
    const acts = request.timeline.map((act) => act.action);
    // All of one instant: what the applicant did comes before what followed from it.
    expect(acts[0]).toBe('requests.submitted');
    expect(acts.length).toBeGreaterThan(1);
    expect((await province.audit('requests.submitted')).at(-1)).toMatchObject({
      outcome: 'done',
      object_id: requestId,
    });
  });

  it('opens one tenancy for a system and place, whose slug carries the cloud and never changes', async () => {
    const applicant = await province.as('applicant');
    const requests = [await submit(), await submit(), await submit({ lines: [line(host, { zone: 'internet' })] })];
    const slugs = await Promise.all(
      requests.map(async (requestId) => (await getRequest(applicant, { requestId })).lines[0]!.tenancy.slug),
    );
    expect(slugs[0]).toBe(slugs[1]);
    expect(slugs[0]).toMatch(/^guangzhou-zk-2026-\d{6}$/);
    expect(slugs[2]).not.toBe(slugs[0]);
  });

  it('gives the base the department’s quota as its ceiling and the line what it is to make', async () => {
    const requestId = await submit();
    const [base, made] = await province.within(({ tx }) =>
      tx.selectFrom('operation').select('inputs').where('request_id', '=', requestId).orderBy('ordinal').execute(),
    );
    expect(base!.inputs).toMatchObject({
      kind: 'base',
      cloudStack: 'organization/zhengyun-municipal/guangzhou',
      zone: 'extranet',
      oidcGroup: 'zhengyun:drug-regulator',
      ceiling: { vcpu: 2_000, memoryGb: 8_000, hosts: 2_000 },
    });
    expect(made!.inputs).toMatchObject({
      kind: 'line',
      ownership: { department: 'drug-regulator', system: 'drug-supervision', mlpsGrade: 3 },
      resource: expect.stringMatching(/^zy-2026-\d{6}$/),
      spec: { ...host, systemDiskGb: 100 },
    });
  });

  it('of counted services alone goes to review at once, under a hash of its lines', async () => {
    const requestId = await submit({ lines: [line({ item: 'host-monitoring', hosts: 96 })] });
    const request = await getRequest(await province.as('approver'), { requestId });
    expect(request).toMatchObject({ state: 'department-review', operations: [], acts: ['decide-department'] });
    expect(request.planHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['no zone', { lines: [{ cloud: 'guangzhou', spec: host }] }, 'ZONE_MISSING'],
    ['a zone the cloud has not', { lines: [line(host, { zone: 'moon' })] }, 'ZONE_UNKNOWN'],
    ['no grade', { mlpsGrade: undefined }, 'MLPS_MISSING'],
    ['grade four', { mlpsGrade: 4 }, 'MLPS_NOT_ADMITTED'],
    ['a grade below the system’s', { mlpsGrade: 2 }, 'MLPS_OTHER_THAN_SYSTEM'],
    ['a grade above the zone', { lines: [line(host, { cloud: 'health', zone: 'internet' })] }, 'MLPS_ABOVE_ZONE'],
    ['an unknown item', { lines: [line({ item: 'mainframe' })] }, 'UNKNOWN_SKU'],
    ['a negative quantity', { lines: [line({ ...host, count: -1 })] }, 'QUANTITY_INVALID'],
    ['a fraction', { lines: [line({ ...host, vcpu: 1.5 })] }, 'QUANTITY_INVALID'],
    ['a host on a small city’s cloud', { lines: [line(host, { cloud: 'heyuan' })] }, 'ITEM_NOT_LOCAL'],
    ['信创 of a zone that is not', { lines: [line(host, { xinchuang: true })] }, 'XINCHUANG_MISMATCH'],
    ['more than the quota', { lines: [line({ ...host, count: 500, vcpu: 64 })] }, 'QUOTA_EXCEEDED'],
    [
      'a second container space of one tenancy',
      { lines: [1, 2].map(() => line({ item: 'container-space', vcpu: 1, memoryGb: 1 })) },
      'CONTAINER_SPACE_EXISTS',
    ],
  ])('with %s is refused, stores nothing and leaves a refused audit row', async (_, change, code) => {
    const applicant = await province.as('applicant');
    const before = (await listRequests(applicant, {})).total;
    const rows = (await province.audit('requests.submitted')).length;
    await expect(submitRequest(applicant, order(change))).rejects.toMatchObject({ code });
    expect((await listRequests(applicant, {})).total).toBe(before);
    const after = await province.audit('requests.submitted');
    expect(after.length).toBe(rows + 1);
    expect(after.find((row) => row.code === code && row.outcome === 'refused')).toMatchObject({ actor_name: '林晓燕' });
  });

  it('with a grade above its system’s is refused, naming both: nothing made for the system would be held to it', async () => {
    const applicant = await province.as('applicant');
    const { id } = await findSystem(applicant, { reference: 'drug-portal' });
    const facts = { system: 2, asked: 3 };
    const refusal = refused('MLPS_OTHER_THAN_SYSTEM', { field: 'mlpsGrade', ...facts });
    await expect(submitRequest(applicant, order({ systemId: id }))).rejects.toMatchObject(refusal);
    const { errors } = await checkOrder(applicant, order({ systemId: id }));
    expect(errors).toEqual([{ row: 0, code: 'MLPS_OTHER_THAN_SYSTEM', field: 'mlpsGrade', facts }]);
  });

  it('for the same tenancy’s container space at once with another is refused by its code', async () => {
    const applicant = await province.as('applicant');
    await submit();
    const space = () =>
      submitRequest(applicant, order({ lines: [line({ item: 'container-space', vcpu: 1, memoryGb: 1 })] }));
    const asked = await Promise.allSettled([space(), space(), space()]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of asked)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'CONTAINER_SPACE_EXISTS' });
  });

  it('is refused for another department’s system as if it did not exist, and for who is no applicant', async () => {
    await expect(submitRequest(await province.as('applicant2'), order())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(submitRequest(await province.as('engineer'), order())).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('a request of another department', () => {
  it('does not exist for those who are not in it', async () => {
    const requestId = await submit();
    const stranger = await province.as('applicant2');
    await expect(getRequest(stranger, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdrawRequest(stranger, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listRequests(stranger, {})).items.map((item) => item.id)).not.toContain(requestId);
    const planHash = await preview(requestId);
    const approver = await province.as('approver2');
    const input = { requestId, step: 'department' as const, decision: 'approve' as const, planHash };
    await expect(decideApproval(approver, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(readEvidence(approver, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('approval', () => {
  it('goes from the department to authority and operator in parallel, holds the quota and releases the plans', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    expect(await decide(requestId, 'department', 'approver', planHash)).toBe('joint-review');
    expect(await decide(requestId, 'technical', 'technical', planHash)).toBe('joint-review');
    expect(await vcpu()).toEqual(['0', '0']);
    expect(await decide(requestId, 'administrative', 'authority', planHash)).toBe('provisioning');
    expect(await vcpu()).toEqual(['8', '0']);
    const { operations, steps } = await getRequest(await province.as('applicant'), { requestId });
    expect(new Set(operations.map((operation) => operation.state))).toEqual(new Set(['approved']));
    expect(steps.map((step) => [step.step, step.decidedBy?.name])).toEqual([
      ['department', '陈国强'],
      ['administrative', '梁淑仪'],
      ['technical', '吴俊杰'],
    ]);
  });

  it('refuses the wrong role, a step too early, a second decision of a step, and a stale plan', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    const attempt = async (who: string, step: ApprovalStep, seen = planHash) =>
      decideApproval(await province.as(who), { requestId, step, decision: 'approve', planHash: seen });
    await expect(attempt('authority', 'department')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(attempt('authority', 'administrative')).rejects.toMatchObject({ code: 'STEP_NOT_OPEN' });
    await expect(attempt('approver', 'department', hash('f'))).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
    await attempt('approver', 'department');
    await expect(attempt('approver', 'department')).rejects.toMatchObject({ code: 'STEP_ALREADY_DECIDED' });
  });

  it('lets one of two who decide at once win', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    const input = { requestId, step: 'department' as const, decision: 'approve' as const, planHash };
    const contexts = await Promise.all([1, 2, 3].map(() => province.as('approver')));
    const results = await Promise.allSettled(contexts.map((ctx) => decideApproval(ctx, input)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason.code).toBe('STEP_ALREADY_DECIDED');
  });

  it('is never the applicant’s, nor twice the same person’s, whatever roles they hold', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    const everything = async (slug: string) => {
      const ctx = await province.as(slug);
      if (ctx.actor.kind !== 'person') throw new Error('no person');
      const organisationId = province.organisations.get('data-authority')!;
      const departmentId = province.departments.get('drug-regulator')!;
      const extra = [
        { role: 'department-approver' as const, organisationId, departmentId, cloudId: null },
        { role: 'authority-approver' as const, organisationId, departmentId: null, cloudId: null },
      ];
      return { ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, ...extra] } };
    };
    const input = { requestId, step: 'department' as const, decision: 'approve' as const, planHash };
    await expect(decideApproval(await everything('applicant'), input)).rejects.toMatchObject({
      code: 'APPROVER_IS_APPLICANT',
    });
    await decideApproval(await everything('approver'), input);
    await expect(
      decideApproval(await everything('approver'), { ...input, step: 'administrative' }),
    ).rejects.toMatchObject({ code: 'APPROVER_DECIDED_BEFORE' });
  });

  it('at the last step refuses when the quota is gone by then, and nothing is half approved', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    await decide(requestId, 'department', 'approver', planHash);
    await decide(requestId, 'technical', 'technical', planHash);
    await province.within(({ tx }) =>
      tx
        .updateTable('quota')
        .set({ booked: '1999' })
        .where('dimension', '=', 'vcpu')
        .where('xinchuang', '=', false)
        .execute(),
    );
    await expect(decide(requestId, 'administrative', 'authority', planHash)).rejects.toMatchObject(
      refused('QUOTA_EXCEEDED', { dimension: 'vcpu', asked: '8', left: '1' }),
    );
    const request = await getRequest(await province.as('authority'), { requestId });
    expect(request).toMatchObject({ state: 'joint-review', acts: ['decide-administrative'] });
    expect(request.operations.every((operation) => operation.state === 'previewed')).toBe(true);
  });

  it('returned or refused ends the request, cancels its plans and gives up its resources; a reason is due', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    const input = { requestId, step: 'department' as const, decision: 'return' as const, planHash };
    const approver = await province.as('approver');
    await expect(decideApproval(approver, input)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect((await decideApproval(approver, { ...input, reason: '用途写具体' })).state).toBe('returned');
    const request = await getRequest(approver, { requestId });
    expect(request.operations.every((operation) => operation.state === 'cancelled')).toBe(true);
    expect(request.lines.map((each) => [each.state, each.resource.state])).toEqual([['cancelled', 'abandoned']]);
    expect(request.acts).toEqual([]);
  });

  it('begins anew when the plan changed after it: decisions void, reservation given back, new hash', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    await approveAll(requestId, planHash);
    await province.within(async (scope) => {
      const changed = { state: 'previewed', plan_hash: hash('b') };
      await scope.tx.updateTable('operation').set(changed).where('request_id', '=', requestId).execute();
      await markPlanChanged.within(scope, { requestId });
    });
    expect(await vcpu()).toEqual(['0', '0']);
    const request = await getRequest(await province.as('approver'), { requestId });
    expect(request).toMatchObject({ state: 'department-review', round: 2, trouble: { code: 'PLAN_CHANGED' } });
    expect(request.planHash).not.toBe(planHash);
    await expect(decide(requestId, 'department', 'approver', planHash)).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
    await approveAll(requestId, request.planHash!);
    expect(await vcpu()).toEqual(['8', '0']);
  });

  const bandwidth = (mbps: number) => JSON.stringify({ item: 'bandwidth', mbps });
  const tamper = async (requestId: string, ordinal: number, set: object) =>
    province.within(({ tx }) =>
      tx
        .updateTable('order_line')
        .set(set)
        .where('request_id', '=', requestId)
        .where('ordinal', '=', ordinal)
        .execute(),
    );

  it('binds the counted lines beside the plan: approved for one bandwidth, nothing is approved for another', async () => {
    const hashes = [];
    for (const mbps of [10, 100]) {
      const requestId = await submit({ lines: [line(), line({ item: 'bandwidth', mbps })] });
      hashes.push(await preview(requestId));
      await withdrawRequest(await province.as('applicant'), { requestId });
    }
    expect(hashes[0]).not.toBe(hashes[1]);
    const requestId = await submit({ lines: [line(), line({ item: 'bandwidth', mbps: 10 })] });
    const planHash = await preview(requestId);
    await decide(requestId, 'department', 'approver', planHash);
    await tamper(requestId, 2, { spec: bandwidth(100_000), month_fen: '1' });
    await expect(decide(requestId, 'technical', 'technical', planHash)).rejects.toMatchObject(
      refused('APPROVAL_OUTDATED', { lines: ['2'], changed: ['spec', 'month-amount'] }),
    );
    const back = {
      requestId,
      step: 'technical' as const,
      decision: 'return' as const,
      planHash,
      reason: '与报批不一致',
    };
    expect(await decideApproval(await province.as('technical'), back)).toMatchObject({ state: 'returned' });
  });

  it('sends an approved request back, and begins and delivers nothing, where a line is no longer what was approved', async () => {
    const requestId = await submit({ lines: [line(), line({ item: 'bandwidth', mbps: 10 })] });
    await approveAll(requestId, await preview(requestId));
    await tamper(requestId, 1, { year_end_fen: '1' });
    const { operations } = await getRequest(await province.as('applicant'), { requestId });
    const start = { operationId: operations[0]!.id, holder: crypto.randomUUID() };
    expect(await startApplying(await province.job(), start)).toEqual({ outcome: 'outdated' });
    const request = await getRequest(await province.as('approver'), { requestId });
    expect(request).toMatchObject({
      state: 'department-review',
      round: 2,
      trouble: { code: 'APPROVAL_OUTDATED', facts: { lines: ['1'], changed: ['year-amount'] } },
    });
    expect(request.operations.map(({ state }) => state)).toEqual(['previewed', 'previewed']);
    expect(await vcpu()).toEqual(['0', '0']);
    await approveAll(requestId, request.planHash!);
    await tamper(requestId, 2, { spec: bandwidth(2_000) });
    const lineId = request.lines[1]!.id;
    const confirmed = await confirmFulfilment(await province.as('engineer'), { lineId, note: '已开通' });
    expect(confirmed).toEqual({ deliveryNote: null });
    expect(await getRequest(await province.as('approver'), { requestId })).toMatchObject({
      state: 'department-review',
      round: 3,
      trouble: { facts: { lines: ['2'], changed: ['spec'] } },
    });
    expect((await province.audit('provisioning.plan-changed')).at(-1)).toMatchObject({ object_kind: 'resource' });
  });

  it('shows what it rests on: plan, price, quota and pool before and after, and the caller’s steps', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    const evidence = await readEvidence(await province.as('approver'), { requestId });
    // Of grade 3 on Guangzhou's cloud, a very large city's: its own reviewer looks at security as well.
    expect(evidence.securityNote).toBe('own-review');
    expect(evidence).toMatchObject({ planHash, mayDecide: ['department'] });
    expect(evidence.price.version).toMatchObject({ sample: true });
    const vcpuOf = (list: readonly { dimension: string }[]) => list.find((each) => each.dimension === 'vcpu');
    expect(vcpuOf(evidence.quota)).toMatchObject({ limit: '2000', before: '2000', takes: '8', after: '1992' });
    expect(vcpuOf(evidence.pool)).toMatchObject({ zone: 'extranet', limit: '512', takes: '8' });
  });

  it('waits in the inbox of those who may decide, and leaves it when they have', async () => {
    const requestId = await submit();
    const planHash = await preview(requestId);
    const inbox = async (who: string) =>
      waitingRequests(await listInbox(await province.as(who), { limit: 200 })).filter(
        (item) => item.request.id === requestId,
      );
    expect(await inbox('approver')).toMatchObject([{ step: 'department', overdue: false }]);
    expect(await inbox('authority')).toEqual([]);
    expect(await inbox('approver2')).toEqual([]);
    await decide(requestId, 'department', 'approver', planHash);
    expect(await inbox('approver')).toEqual([]);
    expect(await inbox('authority')).toMatchObject([{ step: 'administrative' }]);
    expect(await inbox('applicant'), 'who may stand in is asked nothing while they don’t').toEqual([]);
    await expect(listInbox(await province.as('auditor'), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('after approval', () => {
  const approved = async (change: object = {}) => {
    const requestId = await submit(change);
    await approveAll(requestId, await preview(requestId));
    return requestId;
  };

  it('is delivered with its last line, gets a deadline and a job for it, and is accepted once', async () => {
    const requestId = await approved({ lines: [line(), line()] });
    await deliver(requestId);
    const request = await getRequest(await province.as('applicant'), { requestId });
    expect(request).toMatchObject({ state: 'delivered', acts: ['accept'], acceptBy: '2026-11-30T16:00:00.000Z' });
    await province.within((scope) => markAccepted.within(scope, { requestId }));
    await expect(province.within((scope) => markAccepted.within(scope, { requestId }))).rejects.toMatchObject({
      code: 'ALREADY_ACCEPTED',
    });
  });

  it('that fails frees what will not come, keeps what is delivered, and lets the engine finish what it is at', async () => {
    const requestId = await approved({ lines: [line(), line(), line()] });
    const applicant = await province.as('applicant');
    const { lines } = await getRequest(applicant, { requestId });
    const [, working] = lines;
    const at = async (lineId: string, state: string) =>
      province.within(({ tx }) => tx.updateTable('operation').set({ state }).where('line_id', '=', lineId).execute());
    await at(working!.id, 'applying');
    const trouble = { code: 'APPLY_FAILED' as const, facts: { reason: 'x' } };
    await province.within((scope) => markFailed.within(scope, { requestId, trouble }));
    const failed = await getRequest(applicant, { requestId });
    expect(failed).toMatchObject({ state: 'failed', trouble });
    expect(failed.lines.map((each) => each.state)).toEqual(['failed', 'open', 'failed']);
    expect(await vcpu()).toEqual(['8', '0']);
    await at(working!.id, 'failed');
    await province.within((scope) => markFailed.within(scope, { requestId, trouble }));
    expect(await vcpu()).toEqual(['0', '0']);
    await province.within((scope) => markFailed.within(scope, { requestId, trouble }));
    expect(await vcpu()).toEqual(['0', '0']);
  });

  it('can’t be withdrawn any more; before, it can, and only by its own department', async () => {
    const requestId = await approved();
    const applicant = await province.as('applicant');
    await expect(withdrawRequest(applicant, { requestId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const early = await submit();
    expect(await withdrawRequest(applicant, { requestId: early })).toMatchObject({ state: 'withdrawn' });
    const { operations } = await getRequest(applicant, { requestId: early });
    expect(operations.every((operation) => operation.state === 'cancelled')).toBe(true);
  });
});

describe('a request that is withdrawn', () => {
  const stages: readonly (readonly [string, (requestId: string) => Promise<unknown>])[] = [
    ['while its plans are made', async () => undefined],
    ['before the department', (requestId) => preview(requestId)],
    [
      'between the department and the others',
      async (requestId) => decide(requestId, 'department', 'approver', await preview(requestId)),
    ],
    [
      'with one of two decided',
      async (requestId) => {
        const planHash = await preview(requestId);
        await decide(requestId, 'department', 'approver', planHash);
        await decide(requestId, 'technical', 'technical', planHash);
      },
    ],
  ];
  it.each(stages)('%s is over: nobody decides on it, nothing is held, and it is withdrawn once', async (_, until) => {
    const requestId = await submit();
    await until(requestId);
    const applicant = await province.as('applicant');
    expect(await withdrawRequest(applicant, { requestId })).toMatchObject({ state: 'withdrawn' });
    const after = await getRequest(applicant, { requestId });
    expect(after.operations.every(({ state }) => state === 'cancelled')).toBe(true);
    expect(after.lines.map(({ state, resource }) => [state, resource.state])).toEqual([['cancelled', 'abandoned']]);
    expect(await vcpu()).toEqual(['0', '0']);
    const planHash = after.planHash ?? hash('a');
    for (const [step, who] of [
      ['department', 'approver'],
      ['administrative', 'authority'],
      ['technical', 'technical'],
    ] as const) {
      await expect(decide(requestId, step, who, planHash)).rejects.toMatchObject({
        code: expect.stringMatching(/^(STEP_NOT_OPEN|STEP_ALREADY_DECIDED)$/),
      });
      expect(
        waitingRequests(await listInbox(await province.as(who), {})).map(({ request }) => request.id),
      ).not.toContain(requestId);
    }
    await expect(withdrawRequest(applicant, { requestId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('what people write in an order', () => {
  const hostile = [
    "'; drop table request; --",
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x.example","点我")',
    '{{constructor.constructor("return 1")()}}',
    '%s %n $(id) \\\\ \r\nBcc: x@example.com',
  ];
  it.each(hostile)('is kept and given back as it was written: %j', async (text) => {
    const requestId = await submit({ title: text, reason: text, project: text });
    const applicant = await province.as('applicant');
    const shown = await getRequest(applicant, { requestId });
    expect([shown.title, shown.reason, shown.purpose.project]).toEqual([text, text, text]);
    const found = await listRequests(applicant, { search: text.slice(0, 64) });
    expect(found.items.map(({ id }) => id)).toEqual([requestId]);
  });

  it.each(['title', 'reason', 'project'])('is refused as a megabyte in its %s, by that field', async (field) => {
    await expect(submit({ [field]: '长'.repeat(1_048_576) })).rejects.toMatchObject(
      refused('INPUT_INVALID', { field }),
    );
  });

  it('finds no more by a pattern than by what it says', async () => {
    expect((await listRequests(await province.as('applicant'), { search: '%%%' })).total).toBe(0);
    expect((await listRequests(await province.as('applicant'), { search: "' or ''='" })).total).toBe(0);
  });
});

describe('changing a delivered resource', () => {
  const delivered = async (spec: object = host) => {
    const requestId = await submit({ lines: [line(spec)] });
    await approveAll(requestId, await preview(requestId));
    await deliver(requestId);
    const request = await getRequest(await province.as('applicant'), { requestId });
    return request.lines[0]!.resource.id;
  };
  const bigger = { ...host, count: 3 };

  it('waits for the one before it and names it; both are asked for from what is there today', async () => {
    const resourceId = await delivered();
    const applicant = await province.as('applicant');
    const first = await submitResize(applicant, { resourceId, spec: bigger, reason: '扩容' });
    expect(first.waitsFor).toEqual([]);
    const second = await submitResize(applicant, { resourceId, spec: { ...host, vcpu: 8 }, reason: '再扩' });
    expect(second.waitsFor).toEqual([first.number]);
    const inputsOf = async ({ requestId }: { requestId: string }) =>
      province.within(async ({ tx }) => {
        const lines = tx.selectFrom('operation').select('inputs').where('ordinal', '=', 1);
        return (await lines.where('request_id', '=', requestId).executeTakeFirstOrThrow()).inputs;
      });
    expect(await inputsOf(first)).toMatchObject({ spec: { count: 3 }, delivered: { count: 2, vcpu: 4 } });
    expect(await inputsOf(second)).toMatchObject({ spec: { count: 2, vcpu: 8 }, delivered: { count: 2, vcpu: 4 } });
  });

  it('reserves the growth alone', async () => {
    const resourceId = await delivered();
    await province.within(({ tx }) => tx.updateTable('quota').set({ reserved: '0', booked: '8' }).execute());
    const resize = await submitResize(await province.as('applicant'), { resourceId, spec: bigger, reason: '扩容' });
    await approveAll(resize.requestId, await preview(resize.requestId));
    expect(await vcpu()).toEqual(['4', '8']);
  });

  it('refuses the same size, a smaller disk, another department’s resource and one that is not in use', async () => {
    const resourceId = await delivered();
    const applicant = await province.as('applicant');
    const resize = (spec: object) => submitResize(applicant, { resourceId, spec: spec as never, reason: 'r' });
    await expect(resize({ ...host, systemDiskGb: 100, dataDisks: [] })).rejects.toMatchObject({
      code: 'SPEC_UNCHANGED',
    });
    await expect(resize({ ...bigger, systemDiskGb: 50 })).rejects.toMatchObject(
      refused('DISK_SHRINK', { current: 100, wanted: 50 }),
    );
    const stranger = await province.as('applicant2');
    await expect(submitRelease(stranger, { resourceId, reason: 'r' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const waiting = (await getRequest(applicant, { requestId: await submit() })).lines[0]!.resource.id;
    await expect(submitRelease(applicant, { resourceId: waiting, reason: 'r' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it('is over once its release is open, and a release destroys its stack and nothing else', async () => {
    const resourceId = await delivered();
    const applicant = await province.as('applicant');
    const release = await submitRelease(applicant, { resourceId, reason: '下线' });
    const { operations, monthFen } = await getRequest(applicant, { requestId: release.requestId });
    expect(operations.map((operation) => [operation.ordinal, operation.verb])).toEqual([[1, 'destroy']]);
    expect(monthFen).toBe('0');
    await expect(submitResize(applicant, { resourceId, spec: bigger, reason: 'r' })).rejects.toMatchObject(
      refused('RESOURCE_BUSY', { request: release.number }),
    );
  });

  it('of a counted service has nothing to wait on, so a second change is refused', async () => {
    const resourceId = await delivered({ item: 'bandwidth', mbps: 10 });
    const applicant = await province.as('applicant');
    const resize = (mbps: number) =>
      submitResize(applicant, { resourceId, spec: { item: 'bandwidth', mbps }, reason: 'r' });
    expect(await resize(20)).toMatchObject({ state: 'department-review' });
    await expect(resize(30)).rejects.toMatchObject({ code: 'RESOURCE_BUSY' });
  });
});

describe('an order file', () => {
  const text = (lines: string, system = 'drug-supervision') =>
    `system: ${system}\ntitle: t\nreason: r\nmlpsGrade: 3\nlines:\n${lines}`;
  const check = async (file: string) => checkFile(await province.as('applicant'), { name: 'order.yaml', text: file });

  it('that is right comes back ready to submit', async () => {
    const { order: ready, rows } = await check(
      text('  - { cloud: guangzhou, zone: extranet, spec: { item: bandwidth, mbps: 5 } }\n'),
    );
    expect(rows).toBe(1);
    expect((await submitRequest(await province.as('applicant'), ready!)).state).toBe('department-review');
  });

  it('that is wrong comes back with every wrong row', async () => {
    const lines = [
      '  - { cloud: guangzhou, zone: moon, item: bandwidth, mbps: 5 }',
      '  - { cloud: guangzhou, zone: extranet, item: bandwidth, mbps: 5 }',
      '  - { cloud: heyuan, zone: extranet, item: host-monitoring, hosts: 5 }\n',
    ];
    const { order: none, errors } = await check(text(lines.join('\n')));
    expect(none).toBeNull();
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [1, 'ZONE_UNKNOWN'],
      [3, 'ITEM_NOT_LOCAL'],
    ]);
  });

  it('naming another department’s system has a wrong head', async () => {
    const line1 = '  - { cloud: guangzhou, zone: extranet, item: bandwidth, mbps: 5 }\n';
    const { errors } = await check(text(line1, 'school-roll'));
    expect(errors).toMatchObject([{ row: 0, field: 'system', code: 'NOT_FOUND' }]);
  });
});

describe('the list', () => {
  it('pages by cursor without losing or repeating one, newest first, and counts what matches', async () => {
    const applicant = await province.as('applicant');
    const all = await listRequests(applicant, { limit: 200 });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listRequests>> = await listRequests(applicant, { limit: 7, cursor });
      expect(page.total).toBe(all.total);
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all.items.map((item) => item.id));
    const withdrawn = await listRequests(applicant, { state: ['withdrawn'], mine: true });
    expect(withdrawn.items.every((item) => item.state === 'withdrawn')).toBe(true);
    expect((await listRequests(applicant, { search: all.items[0]!.number })).total).toBe(1);
  });
});

describe('an order that is sent again because its answer was lost', () => {
  const key = '0c9b2c52-7d3e-4b7e-9d4e-1f0a5b6c7d8e';
  const requestsOf = async (title: string) =>
    province.within(async ({ tx }) => {
      const found = tx.selectFrom('request').select('id').where('title', '=', title);
      return (await found.execute()).length;
    });

  it('is answered as the first time and made once, also where both come at the same instant', async () => {
    const applicant = await province.as('applicant');
    const sent = order({ title: '同时提交', key });
    const [first, second] = await Promise.all([submitRequest(applicant, sent), submitRequest(applicant, sent)]);
    expect(second).toEqual(first);
    expect(await submitRequest(applicant, sent)).toEqual(first);
    expect(await requestsOf('同时提交')).toBe(1);
    const about = ({ object_id }: { object_id: string }) => object_id === first.requestId;
    expect((await province.audit('requests.submitted')).filter(about)).toHaveLength(1);
    expect((await province.audit('requests.submit-repeated')).filter(about)).toHaveLength(2);
  });

  it('may not have become another one meanwhile', async () => {
    const sent = { title: '改过的申请', key: '0c9b2c52-7d3e-4b7e-9d4e-1f0a5b6c7d8f' };
    await submit(sent);
    await expect(submit({ ...sent, lines: [line(), line()] })).rejects.toMatchObject({ code: 'SUBMITTED_BEFORE' });
    expect(await requestsOf('改过的申请')).toBe(1);
  });

  it('is another’s own where another person uses the same name for it, and nobody’s where it has none', async () => {
    const other = await submitRequest(await province.as('approver'), order({ key })).catch(({ code }) => code);
    expect(other).toBe('ROLE_MISSING');
    await submit({ title: '没有标识' });
    await submit({ title: '没有标识' });
    expect(await requestsOf('没有标识')).toBe(2);
  });
});
