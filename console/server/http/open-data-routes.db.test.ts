import { openPricesSchema } from '@zhengyun/domain/pricing/open/schemas.ts';
import { publishVersion } from '@zhengyun/domain/pricing/publish-version.ts';
import { withdrawVersion } from '@zhengyun/domain/pricing/withdraw-version.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { MONDAY } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: ConsoleServer;
const DECEMBER = '2026-11-30T16:00:00.000Z';
const JANUARY = '2026-12-31T16:00:00.000Z';
const vcpu = (unitPrice: string) => [{ sku: 'vcpu.x86' as const, unit: '核·月', unitPrice }];
beforeAll(async () => {
  server = await consoleServer({ now: () => MONDAY });
  const finance = await server.province.as('finance');
  await publishVersion(finance, {
    name: '=2027 公开价',
    sample: false,
    validFrom: DECEMBER,
    prices: vcpu('41.250000'),
  });
  const departmentId = server.province.departments.get('drug-regulator')!;
  await publishVersion(finance, {
    ...{ name: '药监局专属价', sample: false, validFrom: DECEMBER, departmentId, prices: vcpu('7.770000') },
  });
  const { versionId } = await publishVersion(finance, {
    ...{ name: '撤回的版本', sample: false, validFrom: JANUARY, prices: vcpu('9.990000') },
  });
  await withdrawVersion(finance, { versionId, reason: '录入有误' });
});
afterAll(() => server?.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, server.url), { headers });
const pricesOf = async (at?: string) =>
  openPricesSchema.parse(await (await get(`/public/prices.json${at ? `?at=${at}` : ''}`)).json());

describe('open prices', () => {
  it('are there for anybody: the list of a day, by its version, with names in both languages', async () => {
    const today = await pricesOf();
    expect(today.version).toMatchObject({ sample: true, validTo: DECEMBER });
    expect(today.prices.find(({ sku }) => sku === 'vcpu.x86')).toMatchObject({
      nameZh: expect.stringMatching(/ · 非信创$/),
      nameEn: expect.stringMatching(/^[ -~·]+$/),
    });
    const december = await pricesOf('2026-12-01');
    expect(december).toMatchObject({ at: '2026-12-01', version: { name: '=2027 公开价', validFrom: DECEMBER } });
    expect(december.prices).toMatchObject([{ sku: 'vcpu.x86', unitPrice: '41.250000', unit: '核·月' }]);
    expect((await pricesOf('2026-11-30')).version).toMatchObject({ sample: true });
  });

  it('say that there was no list before the first version, and invent none', async () => {
    expect(await pricesOf('2001-01-01')).toMatchObject({ version: null, prices: [] });
    const lines = (await (await get('/public/prices.csv?at=2001-01-01')).text()).trim().split('\r\n');
    expect(lines).toHaveLength(1);
  });

  it('have no department’s own book in any answer, nor what was withdrawn before it began', async () => {
    for (const path of [
      'prices.json?at=2026-12-15',
      'prices.json?at=2027-02-01',
      'prices.csv?at=2026-12-15',
      'price-versions.csv',
    ]) {
      const text = await (await get(`/public/${path}`)).text();
      for (const secret of ['药监局', '7.77', '撤回的版本', '9.99']) expect(text, path).not.toContain(secret);
      expect(text, path).toContain('2027 公开价');
    }
    expect((await pricesOf()).versions.map(({ validFrom }) => validFrom)).toEqual([DECEMBER, expect.any(String)]);
  });

  it('come as CSV that a spreadsheet opens as it stands', async () => {
    const response = await get('/public/prices.csv?at=2026-12-01');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, row] = new TextDecoder().decode(bytes).split('\r\n');
    expect(head).toMatch(
      /^date,version,version_name,.*unit_price_cny,model,rule_json,supplement,supplement_reference$/,
    );
    expect(row).toContain("'=2027 公开价");
    expect(row).toContain('41.250000,unit,');
  });

  it('may be kept: the same answer has the same tag, and who has it is told so without a body', async () => {
    const first = await get('/public/prices.json?at=2026-12-01');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('set-cookie')).toBeNull();
    const again = await get('/public/prices.json?at=2026-12-01', { 'if-none-match': `"other", W/${etag}` });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    const other = await get('/public/prices.json?at=2026-11-01', { 'if-none-match': etag });
    expect(other.status).toBe(200);
  });

  it.each(['2026-02-30', 'yesterday', '1999-12-31', ''])('refuse a day that is none: %s', async (day) => {
    const response = await get(`/public/prices.json?at=${day}`);
    expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({
      ...{ status: 400, code: 'INPUT_INVALID' },
    });
  });

  it('refuse what else is asked for', async () => {
    expect((await get('/public/prices.json?departmentId=1')).status).toBe(400);
  });

  it('are described field by field, in Chinese and English', async () => {
    const schema = (await (await get('/public/prices.schema.json')).json()) as {
      properties: Record<string, { description?: string }>;
    };
    for (const [name, { description }] of Object.entries(schema.properties))
      expect(description, name).toMatch(/[\u4e00-\u9fff].* · [A-Z]/);
  });

  it('are asked for at most so often by one address', async () => {
    const statuses: number[] = [];
    for (let call = 0; call <= 120; call += 1) statuses.push((await get('/public/prices.schema.json')).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await get('/healthz')).status).toBe(200);
  });
});
