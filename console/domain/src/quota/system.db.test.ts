import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { addPerson } from '../people/add-person.ts';
import { grantRole } from '../people/grant-role.ts';
import { submitRequest } from '../requests/submit.ts';
import { foreseeQuota } from './foresee-quota.ts';
import { getQuotaTree } from './get-tree.ts';
import { listQuotaHistory } from './list-history.ts';
import { reserveQuota } from './reserve-quota.ts';
import { setQuota } from './set-quota.ts';
import { setSystemQuota } from './set-system-quota.ts';

let province: SampleProvince;
let departmentId: string;
let systemId: string;
let cloudId: string;
const VCPU = { dimension: 'vcpu', xinchuang: false } as const;
const space = (vcpu: number) => ({ item: 'container-space' as const, vcpu, memoryGb: 1, ordinaryGb: 0, fastGb: 0 });
const order = (vcpu: number) => ({
  departmentId,
  systemId,
  changes: [{ cloudId, xinchuang: false, before: null, after: space(vcpu) }],
});
const set = async (slug: string, limit: string | null) =>
  setSystemQuota(await province.as(slug), { systemId, cloudId, ...VCPU, limit, reason: '内部划分' });

beforeAll(async () => {
  province = await sampleProvince();
  departmentId = province.departments.get('drug-regulator')!;
  await province.within(async ({ tx, ctx }) => {
    const system = await tx
      .selectFrom('business_system')
      .select('id')
      .where('slug', '=', 'drug-portal')
      .executeTakeFirstOrThrow();
    const cloud = await tx.selectFrom('cloud').select('id').where('slug', '=', 'guangzhou').executeTakeFirstOrThrow();
    [systemId, cloudId] = [system.id, cloud.id];
    const owner = { department_id: departmentId, system_id: systemId, cloud_id: cloudId, created_at: ctx.now };
    const at = { xinchuang: false };
    const tenancy = { id: crypto.randomUUID(), number: 'ZK-2026-900000', slug: 'zk-900000', zone_code: 'extranet' };
    await tx
      .insertInto('tenancy')
      .values({ ...tenancy, ...owner, ...at, state: 'deployed' })
      .execute();
    const resource = { id: crypto.randomUUID(), number: 'ZY-2026-900000', tenancy_id: tenancy.id };
    const kind = {
      item: 'container-space',
      fulfilment: 'provisioned',
      state: 'active',
      spec: JSON.stringify(space(10)),
    };
    await tx
      .insertInto('resource')
      .values({ ...resource, ...kind, ...owner, ...at })
      .execute();
    const held = { limit_units: '100', booked: '10' };
    const line = tx
      .updateTable('quota')
      .set(held)
      .where('department_id', '=', departmentId)
      .where('cloud_id', '=', cloudId);
    await line.where('dimension', '=', 'vcpu').where('xinchuang', '=', false).execute();
  });
});
afterAll(() => province.drop());

describe('what one system may take of its department’s limit', () => {
  it('is not set by an approver whose grant names another cloud', async () => {
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:approver-h', realName: '何晓' });
    const { id: elsewhere } = await getCloud(province.job(), { slug: 'huizhou' });
    const department = province.owner.selectFrom('department').select('organisation_id').where('id', '=', departmentId);
    const { organisation_id: organisationId } = await department.executeTakeFirstOrThrow();
    const grant = { personId, role: 'department-approver' as const, organisationId, departmentId, cloudId: elsewhere };
    await grantRole(province.job(), grant);
    await expect(set('approver-h', '40')).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
  });

  it('is the department’s to divide: never below what the system holds, nor more than there is', async () => {
    await expect(set('applicant', '50')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(set('approver', '9')).rejects.toMatchObject({
      code: 'QUOTA_IN_USE',
      facts: { level: 'system', held: '10', users: ['ZY-2026-900000'], count: 1 },
    });
    await expect(set('approver', '101')).rejects.toMatchObject({
      code: 'QUOTA_OVERGIVEN',
      facts: { level: 'department' },
    });
    await set('approver', '40');
    const authority = await province.as('authority');
    const lower = { departmentId, cloudId, xinchuang: false, limits: { vcpu: '39' } };
    await expect(setQuota(authority, lower)).rejects.toMatchObject({ code: 'QUOTA_OVERGIVEN', facts: { given: '40' } });
  });

  it('refuses what the system can’t take, though its department could, when foreseen and when reserved', async () => {
    const refused = {
      code: 'QUOTA_POOL_EXCEEDED',
      facts: { level: 'system', dimension: 'vcpu', asked: '31', left: '30' },
    };
    expect((await foreseeQuota(await province.as('applicant'), order(31))).refusal).toEqual(refused);
    expect((await foreseeQuota(await province.as('applicant'), order(30))).refusal).toBe(null);
    const reserve = (vcpu: number) =>
      province.within((scope) => reserveQuota.within(scope, { ...order(vcpu), requestId: crypto.randomUUID() }));
    await expect(reserve(31)).rejects.toMatchObject(refused);
    await reserve(30);
  });

  it('stands in the tree under its department, and in the history', async () => {
    const { nodes } = await getQuotaTree(await province.as('approver'), VCPU);
    const own = nodes.find(({ system }) => system?.id === systemId)!;
    expect(own).toMatchObject({ level: 'system', limit: '40', booked: '10', left: '30', acts: ['set'] });
    expect(nodes.find(({ key }) => key === own.parent)).toMatchObject({ level: 'department', given: '40' });
    const [newest] = await listQuotaHistory(await province.as('approver'), VCPU);
    expect(newest).toMatchObject({ level: 'system', from: null, to: '40', reason: '内部划分' });
    const stranger = await getQuotaTree(await province.as('applicant2'), VCPU);
    expect(stranger.nodes.some(({ system }) => system !== null)).toBe(false);
  });

  it('counts a resource once, at its largest, however many changes of it are promised', async () => {
    const ordered = async (mbps: number) => {
      const line = { cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps } };
      const order = { systemId, title: '带宽', reason: '试', mlpsGrade: 2, lines: [line] };
      return (await submitRequest(await province.as('applicant'), order as never)).requestId;
    };
    const requestIds = [await ordered(1), await ordered(2)];
    await province.within(async ({ tx }) => {
      const space10 = tx.selectFrom('resource').select('id').where('number', '=', 'ZY-2026-900000');
      const { id: resource_id } = await space10.executeTakeFirstOrThrow();
      for (const [at, request_id] of requestIds.entries()) {
        const spec = JSON.stringify(space(at === 0 ? 25 : 20));
        const line = tx.updateTable('order_line').set({ resource_id, spec, item: 'container-space', reserved: true });
        await line.where('request_id', '=', request_id).execute();
      }
    });
    const { nodes } = await getQuotaTree(await province.as('approver'), VCPU);
    const own = nodes.find(({ system }) => system?.id === systemId);
    expect(own).toMatchObject({ limit: '40', booked: '10', reserved: '15', left: '15' });
    expect((await foreseeQuota(await province.as('applicant'), order(15))).refusal).toBe(null);
    expect((await foreseeQuota(await province.as('applicant'), order(16))).refusal).toMatchObject({
      code: 'QUOTA_POOL_EXCEEDED',
      facts: { left: '15' },
    });
  });

  it('is shared again once it is taken away', async () => {
    await set('approver', null);
    expect((await foreseeQuota(await province.as('applicant'), order(60))).refusal).toBe(null);
  });
});
