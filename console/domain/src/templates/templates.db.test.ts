import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSystem } from '../tenancy/find-system.ts';
import { getTemplate } from './get-template.ts';
import { listTemplates } from './list-templates.ts';
import { removeTemplate } from './remove-template.ts';
import { saveTemplate } from './save-template.ts';
import { MOST_TEMPLATES } from './schemas.ts';
import { templatesSeen } from './store.ts';

let province: SampleProvince;
let departmentId: string;
beforeAll(async () => {
  province = await sampleProvince();
  departmentId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).department.id;
});
afterAll(() => province.drop());

const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'object-bucket' as const, quotaGb: 500 } }];
const save = async (who: string, change: object = {}) =>
  saveTemplate(await province.as(who), {
    departmentId,
    name: "归档'; drop table order_template; --",
    lines,
    ...change,
  });

describe('a template', () => {
  it('is the whole department’s: a colleague begins an order from it and writes it anew', async () => {
    const { templateId } = await save('applicant');
    const [item] = (await listTemplates(await province.as('approver'), undefined)).items;
    expect(item).toMatchObject({ id: templateId, lineCount: 1, name: "归档'; drop table order_template; --" });
    expect(await getTemplate(await province.as('approver'), { templateId })).toMatchObject({ lines, lost: 0 });
    await expect(save('approver')).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    const both = await save('approver', { replace: true, lines: [...lines, ...lines] });
    expect(both).toEqual({ templateId, replaced: true });
    expect((await getTemplate(await province.as('applicant'), { templateId })).lines).toHaveLength(2);
    await removeTemplate(await province.as('applicant'), { templateId });
    expect((await listTemplates(await province.as('applicant'), undefined)).items).toEqual([]);
    expect(await province.audit('templates.removed')).toHaveLength(1);
  });

  it('is nobody’s of another department', async () => {
    const { templateId } = await save('applicant');
    const stranger = await province.as('applicant');
    const other = [...province.departments.values()].find((id) => id !== departmentId)!;
    const grants = [{ role: 'applicant' as const, organisationId: other, departmentId: other, cloudId: null }];
    const ctx = { ...stranger, actor: { ...stranger.actor, id: crypto.randomUUID(), grants } as typeof stranger.actor };
    await expect(getTemplate(ctx, { templateId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeTemplate(ctx, { templateId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(saveTemplate(ctx, { departmentId, name: 'a', lines })).rejects.toMatchObject({ code: 'NOT_YOURS' });
    expect((await listTemplates(ctx, undefined)).items).toEqual([]);
    await removeTemplate(await province.as('applicant'), { templateId });
  });

  it('is listed without its lines, which are as long as a draft at most', async () => {
    const { templateId } = await save('applicant', { lines: [...lines, ...lines, ...lines] });
    const [row] = await province.within(({ tx }) => templatesSeen(tx, [departmentId]));
    expect(row).toMatchObject({ id: templateId, line_count: 3 });
    expect(row).not.toHaveProperty('lines');
    const people = Array.from({ length: 50 }, (_, n) => `${n}@${'a'.repeat(190)}`);
    const accounts = { ...lines[0], spec: { item: 'bastion-account', people, days: 30 } };
    expect(await save('applicant', { replace: true, lines: Array(40).fill(accounts) })).toMatchObject({ templateId });
    const longer = save('applicant', { replace: true, lines: Array(60).fill(accounts) });
    await expect(longer).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    await removeTemplate(await province.as('applicant'), { templateId });
  });

  it('is one of as many as a department may keep, and said to be one too many by that name', async () => {
    for (let n = 0; n < MOST_TEMPLATES; n += 1) await save('applicant', { name: `模板 ${n}` });
    const enough = { code: 'TEMPLATES_ENOUGH', facts: { limit: MOST_TEMPLATES } };
    await expect(save('applicant', { name: '又一个' })).rejects.toMatchObject(enough);
    expect(await save('approver', { name: '模板 0', replace: true })).toMatchObject({ replaced: true });
    await province.within(({ tx }) => tx.deleteFrom('order_template').execute());
  });

  it('says how many of its lines are of no use any more, and gives the rest', async () => {
    const { templateId } = await save('applicant');
    await province.within(({ tx }) =>
      tx
        .updateTable('order_template')
        .set({ lines: JSON.stringify([...lines, { cloud: 'guangzhou', zone: 'x', spec: { item: 'fax' } }]) })
        .where('id', '=', templateId)
        .execute(),
    );
    expect(await getTemplate(await province.as('applicant'), { templateId })).toMatchObject({ lines, lost: 1 });
  });
});
