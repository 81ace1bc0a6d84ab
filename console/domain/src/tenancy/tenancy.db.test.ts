import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystem } from './create-system.ts';
import { listSystems } from './list-systems.ts';

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
