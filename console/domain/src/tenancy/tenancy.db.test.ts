import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystem } from './create-system.ts';
import { findAlikeSystems } from './find-alike-systems.ts';
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
    const { number } = await createSystem(await province.as('approver2'), system('law', 'education-bureau'));
    expect(number).toMatch(/^XT-2026-\d{6}$/);
    const elsewhere = createSystem(await province.as('approver2'), system('law-2', 'drug-regulator'));
    await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  it.each(['drug-portal', 'school-roll'])('refuses the slug %s, taken by whichever department', async (slug) => {
    const approver = await province.as('approver2');
    const before = (await listSystems(approver, {})).total;
    await expect(createSystem(approver, system(slug, 'education-bureau'))).rejects.toMatchObject({
      code: 'SLUG_TAKEN',
      facts: { field: 'slug', slug },
    });
    expect((await listSystems(approver, {})).total).toBe(before);
  });

  it('refused, leaves a row that says what was asked for, under the caller’s department', async () => {
    const asked = system('law-3', 'drug-regulator');
    await createSystem(await province.as('approver2'), asked).catch(() => undefined);
    const row = (await province.audit('tenancy.system-registered')).findLast((each) => each.outcome === 'refused');
    expect(row).toMatchObject({ code: 'NOT_YOURS', department_id: department('education-bureau') });
    expect(row?.detail).toEqual({ facts: {}, asked: { departmentId: asked.departmentId } });
    expect(JSON.stringify(row)).not.toContain(asked.name);
  });

  it('is not for who applies, nor for another department’s approver', async () => {
    const own = system('law-4', 'education-bureau');
    await expect(createSystem(await province.as('applicant2'), own)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(createSystem(await province.as('approver'), own)).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  it.each([
    ['grade 4', { mlpsGrade: 4 }, 'MLPS_NOT_ADMITTED'],
    ['no grade', { mlpsGrade: undefined }, 'MLPS_MISSING'],
    ['grade 2.5', { mlpsGrade: 2.5 }, 'INPUT_INVALID'],
    ['a name of 1 MB', { name: '系'.repeat(350_000) }, 'INPUT_INVALID'],
    ['a name of blanks', { name: ' \t ' }, 'INPUT_INVALID'],
    ['no owner', { ownerName: '' }, 'INPUT_INVALID'],
    ['HTML for a slug', { slug: '<b>law</b>' }, 'INPUT_INVALID'],
    ['a field that is none', { number: 'XT-2026-000001' }, 'INPUT_INVALID'],
  ])('refuses %s and registers nothing', async (_, wrong, code) => {
    const approver = await province.as('approver2');
    const before = (await listSystems(approver, {})).total;
    const input = { ...system('law-5', 'education-bureau'), ...wrong } as Parameters<typeof createSystem>[1];
    await expect(createSystem(approver, input)).rejects.toMatchObject({ code });
    expect((await listSystems(approver, {})).total).toBe(before);
  });

  it('keeps HTML in a name as the text it is', async () => {
    const approver = await province.as('approver2');
    const name = '<img src=x onerror=alert(1)>';
    const { id } = await createSystem(approver, { ...system('law-6', 'education-bureau'), name });
    expect((await listSystems(approver, {})).items.find((each) => each.id === id)?.name).toBe(name);
  });

  it('leaves one row that says who registered what', async () => {
    const { id, number } = await createSystem(await province.as('approver2'), system('law-7', 'education-bureau'));
    const rows = (await province.audit('tenancy.system-registered')).filter((row) => row.object_id === id);
    expect(rows).toEqual([expect.objectContaining({ outcome: 'done', object_kind: 'system', actor_kind: 'person' })]);
    expect(rows[0]?.detail).toEqual({ number, slug: 'law-7', mlpsGrade: 2 });
  });
});

describe('systems of a like name', () => {
  it('are named where they are the department’s own, and counted where another has them', async () => {
    const named = { ...system('atlas', 'education-bureau'), name: '学籍档案图谱平台' };
    await createSystem(province.job(), named);
    const own = await findAlikeSystems(await province.as('approver2'), { name: '学籍档案图谱系统' });
    expect(own).toMatchObject({ systems: [{ system: { slug: 'atlas' }, department: '教育局' }], hidden: 0 });
    const other = await findAlikeSystems(await province.as('approver'), { name: '学籍档案图谱系统' });
    expect(other).toEqual({ systems: [], hidden: 1 });
    // Looking at all departments' names leaves the caller's own sight as it was.
    expect((await listSystems(await province.as('approver'), { search: '图谱' })).total).toBe(0);
  });

  it('are none where nothing sounds alike, and are not for who registers none', async () => {
    const none = { systems: [], hidden: 0 };
    expect(await findAlikeSystems(await province.as('approver2'), { name: '潮汐观测' })).toEqual(none);
    for (const who of ['applicant2', 'authority', 'engineer'])
      await expect(findAlikeSystems(await province.as(who), { name: '潮汐观测' })).rejects.toMatchObject({
        code: 'ROLE_MISSING',
      });
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
