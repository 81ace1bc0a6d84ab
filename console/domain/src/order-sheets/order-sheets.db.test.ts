import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSystem } from '../tenancy/find-system.ts';
import { checkSheet } from './check-sheet.ts';
import { getSample } from './get-sample.ts';
import { csvOf } from './sample-rules.ts';
import { MOST_SHEET_ERRORS } from './schemas.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
});
afterAll(() => province.drop());

const HEAD = ['服务', '云', '网络分区', '容量（GB）'];
const content = (...rows: readonly (readonly string[])[]) => Buffer.from(csvOf([HEAD, ...rows])).toString('base64');
const check = async (sheet: string, held: object = {}) =>
  checkSheet(await province.as('applicant'), { name: '批量.csv', content: sheet, ...held });

describe('a sheet of order lines', () => {
  it('is held to what an order is held to, by row and cell, once it is said for which system', async () => {
    const rows = [['对象存储桶', 'guangzhou', 'extranet', '500'], [], ['对象存储桶', 'guangzhou', 'moon', '500']];
    expect(await check(content(...rows))).toMatchObject({ rows: 2, errors: [], lines: [{}, {}] });
    expect(await check(content(...rows), { systemId, mlpsGrade: 3 })).toEqual({
      rows: 2,
      lines: null,
      moreErrors: 0,
      errors: [{ row: 4, cell: 'C4', column: 'zone', code: 'ZONE_UNKNOWN', facts: expect.anything() }],
    });
    const much = await check(content(['对象存储桶', 'guangzhou', 'extranet', '999999']), { systemId, mlpsGrade: 3 });
    expect(much).toMatchObject({ lines: null, errors: [{ row: 0, cell: null, code: 'QUOTA_EXCEEDED' }] });
  });

  it('is told all at once what can’t be read and what an order would be refused for', async () => {
    const rows = [
      ['对象存储桶', 'guangzhou', 'moon', '500'],
      ['对象存储桶', 'guangzhou', 'extranet', 'viel'],
      ['对象存储桶', 'mars', 'extranet', '500'],
    ];
    const { lines, errors } = await check(content(...rows), { systemId, mlpsGrade: 3 });
    expect(lines).toBeNull();
    expect(errors.map(({ cell }) => cell)).toEqual(['C2', 'D3', 'B4']);
  });

  it('that is wrong throughout is told of so many times, and how many more there are', async () => {
    const wrong = Array.from({ length: 120 }, () => ['对象存储桶', 'guangzhou', '', 'viel']);
    const { lines, errors, moreErrors } = await check(content(...wrong));
    expect(lines).toBeNull();
    expect(errors).toHaveLength(MOST_SHEET_ERRORS);
    expect(errors.at(0)?.row).toBe(2);
    expect(moreErrors).toBe(2 * wrong.length - MOST_SHEET_ERRORS);
  });

  it('of another department’s system is nobody’s to check', async () => {
    const theirs = check(content(['对象存储桶']), { systemId: crypto.randomUUID(), mlpsGrade: 3 });
    await expect(theirs).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(check('no base64')).rejects.toMatchObject({ code: 'SHEET_UNREADABLE' });
    await expect(check(content())).rejects.toMatchObject({ code: 'SHEET_EMPTY' });
  });

  it.each(['xlsx', 'csv'] as const)('starts from a %s sample that can be read as it stands', async (format) => {
    const sample = await getSample(await province.as('applicant'), { format, locale: 'zh-CN' });
    expect(sample.name).toBe(`批量申请样表.${format}`);
    expect(await check(sample.content)).toMatchObject({ rows: 3, errors: [], lines: [{}, {}, {}] });
  });
});
