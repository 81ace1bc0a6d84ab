import { randomUUID } from 'node:crypto';
import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { host, orderedLines, plan, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '../notices/list-notices.ts';
import { addPerson } from '../people/add-person.ts';
import { grantRole } from '../people/grant-role.ts';
import { foreseeResize } from '../requests/foresee-resize.ts';
import { submitRequest } from '../requests/submit.ts';
import { submitRelease } from '../requests/submit-release.ts';
import { submitResize } from '../requests/submit-resize.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { cancelOperation } from './cancel-operation.ts';
import { endAccess } from './end-access.ts';
import { findDueAccess } from './find-due-access.ts';
import { findEndingAccess } from './find-ending-access.ts';
import { getResource } from './get-resource.ts';
import { recordApplied } from './record-applied.ts';
import { recordFailure } from './record-failure.ts';
import { recordPreview } from './record-preview.ts';
import { recordVerifiedWith } from './record-verified.ts';
import { remindAccess } from './remind-access.ts';
import { startPreviewing } from './start-previewing.ts';
import { switchPower } from './switch-power.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});
beforeEach(() => flow.clear());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number) => new Date(MONDAY.getTime() + ms);
const noSecrets = {
  seal: () => {
    throw new Error('nothing is sealed here');
  },
  open: () => {
    throw new Error('nor opened');
  },
};
const recordVerified = recordVerifiedWith(noSecrets as never);
const applicant = (now?: Date) => province.as('applicant', now);

/** A delivered line, with its stack as verification leaves it. */
async function standing(requestId: string, operationId: string) {
  await flow.delivered(operationId);
  const { lines } = await flow.request(requestId);
  const resource = lines[0]!.resource;
  await province.within(async ({ tx }) => {
    const stack = tx.selectFrom('operation').select('stack_id').where('id', '=', operationId);
    await tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stack).execute();
  });
  return resource;
}
async function hosts() {
  const { requestId, operations } = await flow.approved(1);
  return standing(requestId, operations[0]!);
}
async function accounts(people: string[], days = 30) {
  const systemId = (await findSystem(await applicant(), { reference: 'drug-supervision' })).id;
  const spec = { item: 'bastion-account', people, days };
  const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec }];
  const order = { systemId, title: 't', reason: 'r', mlpsGrade: 3, lines };
  const { requestId } = await submitRequest(await applicant(), order as never);
  const { operations } = await flow.request(requestId);
  for (const { id, ordinal } of operations) if (ordinal === 0) await flow.set(id, { state: 'done' });
  const operationId = operations.find(({ ordinal }) => ordinal > 0)!.id;
  await flow.preview(operationId);
  await flow.approve(requestId);
  return standing(requestId, operationId);
}

/** Stands for the engine and verification of a change that was let through. */
async function carriedOut(operationId: string, ms: number): Promise<void> {
  const fence = await flow.apply(operationId);
  const claim = { operationId, fence };
  const provider = { kind: 'stand-in' as const, version: '1' };
  await recordApplied(flow.job(), { ...claim, provider, outputs: {}, counts: {}, engineMs: 1 });
  const seen = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    namespace: 'n',
    name: 'q',
    uid: '',
    ready: null,
    reason: '',
  };
  const inventory = { clusterUid: 'c', observedAt: at(ms).toISOString(), objects: [seen] };
  await recordVerified(flow.job(), { ...claim, inventory, tenancyCredential: null, clusterCa: null });
  await flow.endLease(operationId);
}
const changesOf = (resourceId: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('resource_change')
      .select(['kind', 'amounts'])
      .where('resource_id', '=', resourceId)
      .orderBy('at')
      .execute(),
  );
const openOperationsOf = (resourceId: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('operation as o')
      .innerJoin('resource as r', 'r.stack_id', 'o.stack_id')
      .select(['o.id', 'o.verb', 'o.inputs', 'o.state'])
      .where('r.id', '=', resourceId)
      .where('o.intent', 'is not', null)
      .where('o.state', 'not in', ['done', 'failed', 'cancelled'])
      .execute(),
  );
const update = (path: string): TypedDiff => ({
  urn: 'u',
  type: 'kubernetes:kubevirt.io/v1:VirtualMachine',
  kind: 'VirtualMachine',
  name: 'x',
  op: 'update',
  changes: [{ path, kind: 'update', before: { is: 'value', value: 1 }, after: { is: 'value', value: 2 } }],
});

describe('stopping and starting hosts', () => {
  it('goes through the engine with nobody’s approval, and is charged by the disks alone until they run again', async () => {
    const { id: resourceId } = await hosts();
    const stop = await switchPower(await applicant(), { resourceId, power: 'stopped', reason: '周末停用' });
    await flow.preview(stop.operationId);
    expect(await flow.stateOf(stop.operationId)).toBe('approved');
    expect(await getResource(await applicant(), { resourceId })).toMatchObject({
      power: 'running',
      acts: ['resize', 'release'],
    });
    await carriedOut(stop.operationId, HOUR);
    expect(await getResource(await applicant(), { resourceId })).toMatchObject({
      power: 'stopped',
      state: 'active',
      acts: ['resize', 'release', 'start'],
    });
    const start = await switchPower(await applicant(), { resourceId, power: 'running', reason: '上班' });
    await flow.preview(start.operationId);
    await carriedOut(start.operationId, 2 * HOUR);
    expect(await changesOf(resourceId)).toEqual([
      { kind: 'create', amounts: { vcpu: '8', 'memory-gb': '16', 'disk-ordinary-gb': '200' } },
      { kind: 'stop', amounts: { 'disk-ordinary-gb': '200' } },
      { kind: 'start', amounts: { vcpu: '8', 'memory-gb': '16', 'disk-ordinary-gb': '200' } },
    ]);
    expect(await flow.vcpu()).toEqual(['0', '8']);
    expect((await province.audit('provisioning.power-asked')).at(-1)).toMatchObject({ outcome: 'done' });
  });

  it('waits for a reviewer where the plan would do more than that', async () => {
    const { id: resourceId } = await hosts();
    const { operationId } = await switchPower(await applicant(), { resourceId, power: 'stopped', reason: 'r' });
    const lease = await flow.startPreview(operationId);
    const diff = [update('spec.runStrategy'), update('spec.template.spec.domain.cpu.cores')];
    await recordPreview(flow.job(), { operationId, fence: lease.fence, ...plan(), diff });
    expect(await flow.stateOf(operationId)).toBe('previewed');
  });

  it('is refused while something else is done to them, when they are so already, and to others', async () => {
    const { id: resourceId } = await hosts();
    const ask = { resourceId, power: 'stopped' as const, reason: 'r' };
    await expect(switchPower(await applicant(), { ...ask, power: 'running' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { state: 'running' },
    });
    await expect(switchPower(await province.as('applicant2'), ask)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(switchPower(await province.as('engineer'), ask)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const { number } = await switchPower(await applicant(), ask);
    await expect(switchPower(await applicant(), ask)).rejects.toMatchObject({
      code: 'RESOURCE_BUSY',
      facts: { request: number },
    });
    expect((await province.audit('provisioning.power-asked')).at(-1)).toMatchObject({ outcome: 'refused' });
  });
});

describe('bastion accounts', () => {
  const named = ['sample:applicant', 'sample:approver'];

  it('end by themselves when their days are over, with charge and quota', async () => {
    const { id: resourceId } = await accounts(named);
    const { accessUntil } = await getResource(await applicant(), { resourceId });
    expect(accessUntil).toBe(at(30 * DAY).toISOString());
    expect(await findDueAccess(flow.job(at(30 * DAY - 1)), {})).not.toContain(resourceId);
    expect(await findDueAccess(flow.job(at(30 * DAY)), {})).toContain(resourceId);
    const { operationId } = await endAccess(flow.job(at(30 * DAY)), { resourceId });
    await flow.preview(operationId);
    expect(await flow.stateOf(operationId)).toBe('approved');
    await carriedOut(operationId, 30 * DAY);
    expect(await getResource(await applicant(), { resourceId })).toMatchObject({ state: 'released', acts: [] });
    expect((await changesOf(resourceId)).map(({ kind }) => kind)).toEqual(['create', 'delete']);
    expect((await province.audit('provisioning.access-ended')).at(-1)).toMatchObject({
      detail: expect.objectContaining({ why: 'days-over', people: named }),
    });
    expect(await findDueAccess(flow.job(at(60 * DAY)), {})).not.toContain(resourceId);
  });

  it('end on their day even while more days are being asked for: an extension in review keeps nobody in', async () => {
    const { id: resourceId } = await accounts(named);
    const spec = { item: 'bastion-account' as const, people: named, days: 60 };
    const { requestId } = await submitResize(await applicant(), { resourceId, spec, reason: 'r' });
    const resize = (await flow.request(requestId)).operations.find(({ ordinal }) => ordinal > 0)!;
    await flow.preview(resize.id);
    const { operationId } = await endAccess(flow.job(at(30 * DAY)), { resourceId });
    expect(await flow.request(requestId)).toMatchObject({ state: 'failed', trouble: { code: 'RESOURCE_CHANGED' } });
    await flow.preview(operationId);
    expect(await flow.stateOf(operationId)).toBe('approved');
  });

  it('are extended by a resize that is approved in time', async () => {
    const { id: resourceId } = await accounts(named);
    const spec = { item: 'bastion-account' as const, people: named, days: 60 };
    const { requestId } = await submitResize(await applicant(), { resourceId, spec, reason: 'r' });
    const { operations } = await flow.request(requestId);
    for (const { id, ordinal } of operations) if (ordinal === 0) await flow.set(id, { state: 'done' });
    const resize = operations.find(({ ordinal }) => ordinal > 0)!;
    await flow.preview(resize.id);
    await flow.approve(requestId);
    await flow.delivered(resize.id, at(DAY));
    expect(await findDueAccess(flow.job(at(45 * DAY)), {})).not.toContain(resourceId);
    await expect(endAccess(flow.job(at(45 * DAY)), { resourceId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('are told of three days before they end, once, to who may order them again', async () => {
    const { id: resourceId } = await accounts(named);
    expect(await findEndingAccess(flow.job(at(26 * DAY)), {})).not.toContain(resourceId);
    const soon = flow.job(at(28 * DAY));
    expect(await findEndingAccess(soon, {})).toContain(resourceId);
    expect(await remindAccess(soon, { resourceId })).toEqual({ reminded: true });
    expect(await findEndingAccess(flow.job(at(29 * DAY)), {})).not.toContain(resourceId);
    const { items } = await listNotices(await applicant(), {});
    expect(items.filter(({ link }) => link === `/resources/${resourceId}`)).toMatchObject([{ kind: 'access-ending' }]);
    await expect(remindAccess(flow.job(at(31 * DAY)), { resourceId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it('are taken at once from who left the department, and from nobody else', async () => {
    const leaver = `sample:leaver-${randomUUID().slice(0, 8)}`;
    const departmentId = province.departments.get('drug-regulator')!;
    const organisationId = province.organisations.get('drug-regulator')!;
    const { id: personId } = await addPerson(province.job(), { subject: leaver, realName: '离岗' });
    await grantRole(province.job(), { personId, role: 'applicant', organisationId, departmentId });
    const { id: resourceId } = await accounts(['sample:applicant', leaver]);
    expect(await findDueAccess(flow.job(at(DAY)), {})).not.toContain(resourceId);
    await province.owner.updateTable('person').set({ disabled_at: MONDAY }).where('id', '=', personId).execute();
    expect(await findDueAccess(flow.job(at(DAY)), {})).toContain(resourceId);
    const { operationId } = await endAccess(flow.job(at(DAY)), { resourceId });
    const [operation] = await openOperationsOf(resourceId);
    expect(operation).toMatchObject({ verb: 'deploy', inputs: { spec: { people: ['sample:applicant'] } } });
    await flow.preview(operationId);
    await carriedOut(operationId, DAY);
    expect(await getResource(await applicant(), { resourceId })).toMatchObject({
      state: 'active',
      spec: { people: ['sample:applicant'] },
    });
    expect((await changesOf(resourceId)).map(({ amounts }) => amounts)).toEqual([
      { 'bastion-account': '2' },
      { 'bastion-account': '1' },
    ]);
  });

  it('name nobody of another department', async () => {
    await expect(accounts(['sample:applicant', 'sample:applicant2'])).rejects.toMatchObject({
      code: 'PERSON_NOT_IN_DEPARTMENT',
      facts: expect.objectContaining({ person: 'sample:applicant2' }),
    });
  });
});

describe('a resize that failed', () => {
  const larger = async (resourceId: string) => {
    const spec = { ...host, count: 3 } as never;
    const { requestId } = await submitResize(await applicant(), { resourceId, spec, reason: 'r' });
    const { operations } = await flow.request(requestId);
    for (const { id, ordinal } of operations) if (ordinal === 0) await flow.set(id, { state: 'done' });
    const operationId = operations.find(({ ordinal }) => ordinal > 0)!.id;
    await flow.preview(operationId);
    await flow.approve(requestId);
    expect(await flow.vcpu()).toEqual(['4', '8']);
    return operationId;
  };

  it('on the cluster keeps what it grew by, until something verified says what stands there', async () => {
    const { id: resourceId } = await hosts();
    const operationId = await larger(resourceId);
    const fence = await flow.apply(operationId);
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers: [] });
    expect(await flow.vcpu()).toEqual(['4', '8']);
    await flow.endLease(operationId);
    const stop = await switchPower(await applicant(), { resourceId, power: 'stopped', reason: 'r' });
    await flow.preview(stop.operationId);
    await carriedOut(stop.operationId, HOUR);
    expect(await flow.vcpu()).toEqual(['0', '8']);
    expect((await province.audit('requests.doubt-settled')).length).toBe(1);
  });

  it('before it reached the cluster gives it back at once', async () => {
    const { id: resourceId } = await hosts();
    const operationId = await larger(resourceId);
    await cancelOperation(await province.as('engineer'), { operationId, reason: '检修' });
    expect(await flow.vcpu()).toEqual(['0', '8']);
  });
});

describe('a change whose resource is gone by its turn', () => {
  it('fails instead of bringing it back, whatever its specification says still', async () => {
    const [first, second] = [await hosts(), await hosts()];
    const less = { ...host, vcpu: 2 } as never;
    const resize = await submitResize(await applicant(), { resourceId: first.id, spec: less, reason: 'r' });
    const release = await submitRelease(await applicant(), { resourceId: second.id, reason: 'r' });
    for (const [requestId, { id }] of [
      [resize.requestId, first],
      [release.requestId, second],
    ] as const) {
      const { operations } = await flow.request(requestId);
      for (const base of operations.filter(({ ordinal }) => ordinal === 0)) await flow.set(base.id, { state: 'done' });
      const operationId = operations.find(({ ordinal }) => ordinal > 0)!.id;
      const gone = { state: 'released' as const, released_at: MONDAY };
      await province.within(({ tx }) => tx.updateTable('resource').set(gone).where('id', '=', id).execute());
      const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
      const start = await startPreviewing(flow.job(), { operationId, holder: randomUUID(), passphrase });
      expect(start).toEqual({ outcome: 'outdated' });
      expect(await flow.request(requestId)).toMatchObject({ trouble: { code: 'RESOURCE_CHANGED' } });
    }
  });
});

describe('a size that is being typed', () => {
  it('is foreseen with what it takes, what it costs, and what it would be refused for', async () => {
    const { id: resourceId } = await hosts();
    const fits = await foreseeResize(await applicant(), { resourceId, spec: { ...host, count: 3 } as never });
    expect(fits).toMatchObject({
      refusals: [],
      quota: expect.arrayContaining([expect.objectContaining({ dimension: 'vcpu', takes: '4' })]),
    });
    expect(BigInt(fits.monthFen!)).toBeGreaterThan(BigInt(fits.monthFenNow!));
    expect(fits.pool.find(({ dimension }) => dimension === 'vcpu')).toMatchObject({ takes: '4' });
    const less = await foreseeResize(await applicant(), { resourceId, spec: { ...host, systemDiskGb: 50 } as never });
    expect(less.refusals).toMatchObject([{ code: 'DISK_SHRINK', field: 'spec.systemDiskGb' }]);
    const much = await foreseeResize(await applicant(), {
      resourceId,
      spec: { ...host, count: 500, vcpu: 64 } as never,
    });
    expect(much.refusals).toMatchObject([{ code: 'QUOTA_EXCEEDED', facts: { dimension: 'vcpu' } }]);
    await expect(
      foreseeResize(await province.as('applicant2'), { resourceId, spec: host as never }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is held to what the cloud’s profile makes there today, as an order is; a smaller one is not', async () => {
    const { id: resourceId } = await hosts();
    const codes = async (count: number, vcpu: number) => {
      const spec = { ...host, count, vcpu } as never;
      return (await foreseeResize(await applicant(), { resourceId, spec })).refusals.map(({ code }) => code);
    };
    const deployedAs = (deployed_profile: string | null) =>
      province.within(({ tx }) =>
        tx.updateTable('cloud').set({ deployed_profile }).where('slug', '=', 'guangzhou').execute(),
      );
    expect(await codes(3, 4)).toEqual([]);
    await deployedAs('city-small');
    expect(await codes(3, 4)).toContain('ITEM_NOT_LOCAL');
    expect(await codes(2, 2)).toEqual([]);
    await deployedAs(null);
  });
});
