import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { StatementHead } from '../settlement/statement-head.ts';
import type { PartLine } from '../settlement/statement-part.ts';
import { csvRow } from './csv-write-rules.ts';
import { focusRow } from './focus-rules.ts';
import { focusServiceOf } from './focus-service-rules.ts';
import { statementCsv, statementXlsx } from './statement-file-rules.ts';
import { xlsxOf } from './xlsx-write-rules.ts';

const NOON = '2026-03-16T04:00:00.000Z';
const head = {
  id: '1',
  number: 'JS-2026-000001',
  month: '2026-03',
  state: 'issued',
  department: { id: 'd', name: '药监局' },
  contract: { id: 'c', number: 'HT-1', name: '合同' },
  issuedAt: NOON,
  asOf: NOON,
  payableFen: '100',
  payableChinese: '人民币壹元整',
  contentHash: 'ab',
  provider: { slug: 'operator', name: '运营中心' },
  departmentSlug: 'ours',
  working: { period: { from: '2026-02-28T16:00:00.000Z', to: '2026-03-31T16:00:00.000Z' } },
} as unknown as StatementHead;

const line = (of: Partial<PartLine> = {}): PartLine =>
  ({
    id: 'l',
    ordinal: 1,
    key: '1/ZY-1/vcpu.x86/JG-1',
    kind: 'usage',
    resource: { id: 'r', number: 'ZY-1', item: 'cloud-host', cloud: { id: 'c', slug: 'province', name: '省级云' } },
    sku: 'vcpu.x86',
    unit: '核·月',
    quantity: '2.000000000',
    unitPrice: '38.500000',
    exact: '77.000000000000000',
    amountFen: '7700',
    working: { kind: 'usage', priceVersion: { id: 'v', number: 'JG-1', sample: true }, charges: [] },
    used: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' },
    ...of,
  }) as PartLine;

describe('cells of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['-12.5', '-12.5'],
    ['a,b', '"a,b"'],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ])('%s is written as %s', (text, written) => {
    expect(csvRow([{ text }])).toBe(`${written}\r\n`);
  });
});

describe('a workbook', () => {
  const bytesOf = async (sheets: Parameters<typeof xlsxOf>[0]) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of xlsxOf(sheets)) chunks.push(chunk);
    return unzipSync(Buffer.concat(chunks));
  };
  async function* one() {
    yield [[{ text: '=1+1<&"\u0000' }, { money: '-12.50' }, null]];
  }

  it('takes every text for a text, whatever it begins with or holds', async () => {
    const parts = await bytesOf([{ name: 'a<b', widths: [1], parts: one() }]);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('=1+1&lt;&amp;&quot;\uFFFD</t>');
    expect(sheet).toContain('<c s="2"><v>-12.50</v></c>');
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="a&lt;b"');
  });
});

describe('a statement of 20,000 lines', () => {
  /** Lines in parts, and how many parts were asked for by now. */
  function source() {
    const asked = { parts: 0 };
    async function* parts() {
      for (let part = 0; part < 20; part += 1) {
        asked.parts += 1;
        yield Array.from({ length: 1_000 }, (_, n) => line({ ordinal: part * 1_000 + n + 1 }));
      }
    }
    return { asked, parts: parts() };
  }

  it.each([
    ['CSV', (parts: AsyncIterable<readonly PartLine[]>) => statementCsv(parts, 'zh-CN')],
    ['a workbook', (parts: AsyncIterable<readonly PartLine[]>) => statementXlsx(head, parts, 'zh-CN')],
  ])('is written as %s part by part: no more is read than what is being written', async (_, write) => {
    const { asked, parts } = source();
    const content = write(parts);
    await content.next();
    expect(asked.parts).toBeLessThanOrEqual(1);
    let bytes = 0;
    let longest = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      longest = Math.max(longest, chunk.length);
    }
    expect(asked.parts).toBe(20);
    expect(longest).toBeLessThan(bytes / 4);
  });
});

describe('a FOCUS row', () => {
  it('of a price by tiers is one unit of the whole fee, with what was used beside it', () => {
    const row = focusRow(
      line({ unitPrice: null, exact: '12.3456789012345678901234567890123456789012' }),
      head,
      'zh-CN',
    );
    expect(row).toMatchObject({
      PricingQuantity: '1',
      PricingUnit: 'Units',
      ListUnitPrice: '12.345678901234568',
      ListCost: '12.345678901234568',
      ConsumedQuantity: '2',
      ConsumedUnit: 'vCPU-Months',
      x_ExactCost: '12.3456789012345678901234567890123456789012',
    });
  });

  it('of what follows from other charges costs what is billed of it, and no price', () => {
    const working = { kind: 'coefficient' } as PartLine['working'];
    const bare = { resource: null, sku: null, unit: null, quantity: null, unitPrice: null, used: null };
    const row = focusRow(
      line({ kind: 'coefficient', ...bare, exact: '-1.005', amountFen: '-101', working }),
      head,
      'zh-CN',
    );
    expect(row).toMatchObject({
      ChargeCategory: 'Adjustment',
      BilledCost: '-1.01',
      ListCost: '-1.01',
      ContractedCost: '-1.01',
      EffectiveCost: '-1.01',
      ListUnitPrice: null,
      PricingQuantity: null,
      ConsumedQuantity: null,
      ChargePeriodStart: '2026-02-28T16:00:00Z',
    });
  });

  it('holds ASCII alone but in our own columns, and knows every item that is sold', () => {
    const row = focusRow(line(), head, 'zh-CN');
    for (const [name, value] of Object.entries(row))
      if (!name.startsWith('x_')) expect(value ?? '', name).toMatch(/^[\x20-\x7E]*$/);
    expect(row.x_ServiceName).toBe('vCPU · 非信创');
    expect(focusServiceOf('vcpu.x86').unit).toBe('vCPU-Months');
    expect(focusServiceOf(null).category).toBe('Other');
  });
});
