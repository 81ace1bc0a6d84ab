import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystem } from './create-system.ts';
import { getTenancy } from './get-tenancy.ts';
import { listSystems } from './list-systems.ts';
import { listTenancies } from './list-tenancies.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const department = (slug: string) => province.departments.get(slug)!;
const system = (slug: string, of: string) => ({
  departmentId: department(of),
  slug,
  name: '行政执法平台',
  ownerName: '何思敏',
  mlpsGrade: 2 as const,
});

describe('registering a business system', () => {
  it('is for the caller’s own department', async () => {
    const { number } = await createSystem(await province.as('applicant2'), system('law', 'education-bureau'));
    expect(number).toMatch(/^XT-2026-\d{6}$/);
    const elsewhere = createSystem(await province.as('applicant2'), system('law-2', 'drug-regulator'));
    await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  it.each(['drug-portal', 'school-roll'])('refuses the slug %s, taken by whichever department', async (slug) => {
    const applicant = await province.as('applicant2');
    const before = (await listSystems(applicant, {})).total;
    await expect(createSystem(applicant, system(slug, 'education-bureau'))).rejects.toMatchObject({
      code: 'SLUG_TAKEN',
      facts: { field: 'slug', slug },
    });
    expect((await listSystems(applicant, {})).total).toBe(before);
  });

  it('refused, leaves a row that says what was asked for, under the caller’s department', async () => {
    const asked = system('law-3', 'drug-regulator');
    await createSystem(await province.as('applicant2'), asked).catch(() => undefined);
    const row = (await province.audit('tenancy.system-registered')).findLast((each) => each.outcome === 'refused');
    expect(row).toMatchObject({ code: 'NOT_YOURS', department_id: department('education-bureau') });
    expect(row?.detail).toEqual({ facts: {}, asked: { departmentId: asked.departmentId } });
    expect(JSON.stringify(row)).not.toContain(asked.name);
  });
});

describe('a tenancy', () => {
  const ceiling = {
    vcpu: 64,
    memoryGb: 256,
    ordinaryGb: 0,
    fastGb: 0,
    objectGb: 0,
    loadBalancers: 0,
    gpuShares: 0,
    hosts: 64,
  };
  let tenancyId: string;
  beforeAll(async () => {
    tenancyId = await province.within(async ({ tx, ctx }) => {
      const find = (table: 'cloud' | 'business_system', slug: string) =>
        tx.selectFrom(table).select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
      const id = crypto.randomUUID();
      const own = {
        department_id: department('drug-regulator'),
        system_id: (await find('business_system', 'drug-portal')).id,
        cloud_id: (await find('cloud', 'guangzhou')).id,
        xinchuang: false,
        created_at: ctx.now,
      };
      const names = { number: 'ZK-2026-920001', slug: 'guangzhou-zk-920001', zone_code: 'extranet', state: 'deployed' };
      await tx
        .insertInto('tenancy')
        .values({ id, ...own, ...names, ceiling: JSON.stringify(ceiling) })
        .execute();
      const spec = (vcpu: number) =>
        JSON.stringify({ item: 'container-space', vcpu, memoryGb: 8, ordinaryGb: 0, fastGb: 0 });
      const make = (number: string, vcpu: number, state: string) => ({
        ...{ id: crypto.randomUUID(), number, tenancy_id: id, spec: spec(vcpu), state },
        ...{ item: 'container-space', fulfilment: 'provisioned', ...own },
      });
      await tx
        .insertInto('resource')
        .values([make('ZY-2026-920001', 12, 'active'), make('ZY-2026-920002', 50, 'released')])
        .execute();
      return id;
    });
  });

  it('shows its limits beside what stands in it, and what its end would take', async () => {
    const tenancy = await getTenancy(await province.as('engineer'), { tenancyId });
    expect(tenancy).toMatchObject({ number: 'ZK-2026-920001', standing: ['ZY-2026-920001'], acts: ['close'] });
    expect(tenancy.quota).toContainEqual({ dimension: 'vcpu', limit: '64', used: '12', takenOver: '0' });
    expect(tenancy.quota.map(({ dimension }) => dimension)).not.toContain('gpu-share');
    expect(tenancy.resources).toHaveLength(2);
  });

  it('is its department’s own: another’s is not found, and who is no engineer may not close it', async () => {
    await expect(getTenancy(await province.as('applicant2'), { tenancyId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await getTenancy(await province.as('applicant'), { tenancyId })).acts).toEqual([]);
  });

  it('is found by number, namespace, system or department, and by its state', async () => {
    const found = async (filter: object) => (await listTenancies(await province.as('engineer'), filter)).total;
    for (const search of ['920001', 'guangzhou-zk', '药品监督', 'ZK-2026-92'])
      expect([search, await found({ search })]).toEqual([search, 1]);
    expect(await found({ search: '100%' })).toBe(0);
    expect(await found({ state: 'closing' })).toBe(0);
    expect((await listTenancies(await province.as('applicant2'), {})).total).toBe(0);
  });
});
