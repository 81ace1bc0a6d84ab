import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { exportAssets } from '../exports/export-assets.ts';
import { addPerson } from '../people/add-person.ts';
import { grantRole } from '../people/grant-role.ts';
import { avoidedPurchase } from './avoided-purchase.ts';
import { decideAsset } from './decide-asset.ts';
import { getAsset } from './get-asset.ts';
import { listAssets } from './list-assets.ts';
import { priceAsset } from './price-asset.ts';
import { registerAsset } from './register-asset.ts';

let province: SampleProvince;
let ours: string;
let theirs: string;
let cloud: Readonly<Record<'province' | 'huizhou', string>>;
beforeAll(async () => {
  province = await sampleProvince();
  ours = province.departments.get('drug-regulator')!;
  theirs = province.departments.get('education-bureau')!;
  const idOf = async (slug: string) => (await getCloud(province.job(), { slug })).id;
  cloud = { province: await idOf('province'), huizhou: await idOf('huizhou') };
});
afterAll(() => province.drop());

type Input<Verb extends (...args: never) => unknown> = Parameters<Verb>[1];
const register = async (over: Partial<Input<typeof registerAsset>> = {}, who = 'authority') =>
  registerAsset(await province.as(who), { departmentId: ours, name: '=机架服务器 2U', ...over });
const decide = async (over: Partial<Input<typeof decideAsset>>, who = 'authority') =>
  decideAsset(await province.as(who), {
    ...{ assetId: '', decision: 'reuse' as const, day: '2026-03-01', reason: '性能满足测试环境', basedOn: 0 },
    ...over,
  });
const reuse = (assetId: string, over: Partial<Input<typeof decideAsset>> = {}) =>
  decide({ assetId, cloudId: cloud.province, costFen: '800000', ...over });
const price = async (assetId: string, over: Partial<Input<typeof priceAsset>> = {}, who = 'finance') =>
  priceAsset(await province.as(who), {
    ...{ assetId, priceFen: '5000000', pricedOn: '2026-02-20', source: '框架协议采购目录 2026 第 3 项', basedOn: 0 },
    ...over,
  });
const get = async (assetId: string, who = 'applicant') => getAsset(await province.as(who), { assetId });
const totals = async (who = 'finance', filter = {}) => avoidedPurchase(await province.as(who), filter);

describe('equipment that is used on', () => {
  it('avoids what a new one would cost less what the reuse costs, unknown until people entered both', async () => {
    const { assetId, number } = await register({ acquiredOn: '2021-06-30', acquiredFen: '9000000', residualFen: '1' });
    expect(number).toMatch(/^ZC-2026-\d{6}$/);
    expect(await get(assetId)).toMatchObject({ decision: null, reuse: null, avoidedFen: null, unknown: [] });
    await reuse(assetId, { costFen: undefined });
    expect(await get(assetId)).toMatchObject({ avoidedFen: null, unknown: ['price', 'cost'] });
    await price(assetId);
    expect(await get(assetId)).toMatchObject({ avoidedFen: null, unknown: ['cost'] });
    expect(await totals()).toEqual({
      groups: [{ cloud: expect.anything(), year: 2026, assets: 1, unknown: 1, fen: '0' }],
      total: { assets: 1, unknown: 1, fen: '0' },
    });
    await reuse(assetId, { basedOn: 1 });
    const known = await get(assetId);
    expect(known).toMatchObject({
      avoidedFen: '4200000',
      unknown: [],
      acquiredFen: '9000000',
      residualFen: '1',
      reuse: { version: 2, day: '2026-03-01', cloud: { id: cloud.province }, costFen: '800000' },
    });
    expect(known.decisions.map(({ version, costFen }) => [version, costFen])).toEqual([
      [2, '800000'],
      [1, null],
    ]);
    expect(known.prices).toMatchObject([{ priceFen: '5000000', pricedOn: '2026-02-20' }]);
    expect((await province.audit('assets.priced')).at(-1)).toMatchObject({
      object_id: assetId,
      department_id: ours,
      detail: { number, priceFen: '5000000', source: '框架协议采购目录 2026 第 3 项' },
    });
  });

  it('counts by the cloud and the year of the reuse, each asset once, as the list of the same filter adds up', async () => {
    const second = await register({ departmentId: theirs, name: '存储阵列' });
    await reuse(second.assetId, { day: '2025-12-31', cloudId: cloud.huizhou, costFen: '0' });
    await price(second.assetId, { priceFen: '300' });
    const { groups, total } = await totals();
    expect(groups.map(({ year, cloud: { id }, fen }) => [year, id, fen])).toEqual([
      [2026, cloud.province, '4200000'],
      [2025, cloud.huizhou, '300'],
    ]);
    expect(total).toEqual({ assets: 2, unknown: 0, fen: '4200300' });
    for (const { year, cloud: of, fen } of groups) {
      const { items } = await listAssets(await province.as('finance'), { year, cloudId: of.id });
      expect(items.reduce((sum, { avoidedFen }) => sum + BigInt(avoidedFen ?? 0), 0n)).toBe(BigInt(fen));
    }
    expect((await totals('finance', { year: 2025 })).total.fen).toBe('300');
    expect((await totals('applicant')).total).toEqual({ assets: 1, unknown: 0, fen: '4200000' });
  });

  it('goes on counting in its year when it is retired later, and not when it was retired before it was in use', async () => {
    const { assetId } = await register();
    await reuse(assetId, { day: '2024-05-01' });
    await price(assetId);
    await decide({ assetId, decision: 'retire', day: '2026-01-15', reason: '电源故障', basedOn: 1 });
    expect(await get(assetId)).toMatchObject({ decision: { decision: 'retire' }, avoidedFen: '4200000' });
    await decide({ assetId, decision: 'retire', day: '2024-05-01', reason: '其实没有启用', basedOn: 2 });
    expect(await get(assetId)).toMatchObject({ reuse: null, avoidedFen: null, unknown: [] });
    expect((await totals('finance', { year: 2024 })).total.assets).toBe(0);
    const page = await listAssets(await province.as('auditor'), { standing: 'retired', limit: 1 });
    expect(page).toMatchObject({ total: 1, nextCursor: null, items: [{ id: assetId }] });
  });
});

describe('what is refused', () => {
  it('is an asset of another department, and a role that has no part in it', async () => {
    const { assetId } = await register({ departmentId: theirs });
    await expect(get(assetId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listAssets(await province.as('applicant'), { limit: 200 })).items.map(({ id }) => id)).not.toContain(
      assetId,
    );
    await expect(register({}, 'finance')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(price(assetId, {}, 'authority')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(decide({ assetId, cloudId: cloud.province }, 'finance')).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(get(assetId, 'engineer')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('is a day to come, a reuse in no cloud, a retirement with a cost, a price of nothing, and more left than it cost', async () => {
    const { assetId } = await register();
    const invalid = (field: string) => ({ code: 'INPUT_INVALID', facts: { field } });
    await expect(reuse(assetId, { day: '2026-11-24' })).rejects.toMatchObject(invalid('day'));
    await expect(price(assetId, { pricedOn: '2026-11-24' })).rejects.toMatchObject(invalid('pricedOn'));
    await expect(register({ acquiredOn: '2026-11-24' })).rejects.toMatchObject(invalid('acquiredOn'));
    await expect(decide({ assetId })).rejects.toMatchObject(invalid('cloudId'));
    await expect(decide({ assetId, decision: 'retire', costFen: '1' })).rejects.toMatchObject(invalid('costFen'));
    for (const priceFen of ['0', '-1', '1.5', 'NaN', '9'.repeat(16)])
      await expect(price(assetId, { priceFen })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(register({ acquiredFen: '1', residualFen: '2' })).rejects.toMatchObject(invalid('residualFen'));
    await expect(register({ residualFen: '2' })).rejects.toMatchObject(invalid('residualFen'));
  });

  it('is what was decided or priced by somebody else meanwhile, so of two at once one stands', async () => {
    const { assetId } = await register();
    const both = await Promise.allSettled([reuse(assetId), reuse(assetId), price(assetId), price(assetId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    await expect(price(assetId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await get(assetId)).decisions).toHaveLength(1);
  });

  it('is a reuse in another cloud than the authority of one cloud has', async () => {
    const { assetId } = await register();
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:huizhou-only', realName: '惠州主管' });
    const organisationId = province.organisations.get('data-authority')!;
    await grantRole(province.job(), { personId, role: 'authority-approver', organisationId, cloudId: cloud.huizhou });
    const only = (over: object) => decide({ assetId, cloudId: cloud.huizhou, ...over }, 'huizhou-only');
    await expect(only({ cloudId: cloud.province })).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    await expect(register({}, 'huizhou-only')).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    await expect(only({ decision: 'retire', cloudId: undefined })).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    expect(await only({})).toMatchObject({ version: 1 });
    // What it decided in its cloud it may decide anew; what stands in another, or for the whole province, it may not.
    expect(await only({ basedOn: 1, day: '2026-03-02' })).toMatchObject({ version: 2 });
    await reuse(assetId, { basedOn: 2 });
    await expect(only({ basedOn: 3 })).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    await decide({ assetId, decision: 'retire', day: '2026-03-03', basedOn: 3 });
    await expect(only({ basedOn: 4, day: '2026-03-04' })).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
    expect(await reuse(assetId, { basedOn: 4, cloudId: cloud.huizhou })).toMatchObject({ version: 5 });
    expect(await only({ basedOn: 5 })).toMatchObject({ version: 6 });
  });
});

describe('the file of avoided purchase', () => {
  it('holds each asset in use again with what its figure rests on, and a department takes its own', async () => {
    const take = async (who: string) => {
      const file = await exportAssets(await province.as(who), { format: 'csv', year: '2026' });
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.content) chunks.push(chunk);
      const rows = parse(Buffer.concat(chunks), { columns: true, bom: true }) as Readonly<Record<string, string>>[];
      return { name: file.name, rows };
    };
    const { name, rows } = await take('applicant');
    expect(name).toBe('利旧节约 2026.csv');
    expect(rows[0]).toMatchObject({
      资产名称: "'=机架服务器 2U",
      '重置价格（元）': '50000.00',
      价格日期: '2026-02-20',
      '利旧费用（元）': '8000.00',
      '节约采购（元）': '42000.00',
      未知的原因: '',
    });
    const sum = rows.reduce((all, row) => all + Math.round(Number(row['节约采购（文本）'] || '0') * 100), 0);
    expect(String(sum)).toBe((await totals('applicant', { year: 2026 })).total.fen);
    expect(rows.filter((row) => row['节约采购（元）'] === '').every((row) => row.未知的原因 !== '')).toBe(true);
    expect((await province.audit('exports.assets-taken')).at(-1)).toMatchObject({ department_id: ours });
    const workbook = await exportAssets(await province.as('auditor'), { format: 'xlsx' });
    expect(workbook.name).toBe('利旧节约.xlsx');
  });
});
