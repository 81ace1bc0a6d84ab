import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { ORGANISATION_KINDS } from '@zhengyun/rulebook/organisation-kinds.ts';
import { VOUCHER_BOOKS, type VoucherBook, voucherMappingsSchema } from '@zhengyun/rulebook/voucher-policy.ts';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookedStatement, LineSum } from '../settlement/find-line-sums.ts';
import { voucherCsv, voucherXlsx } from './voucher-file-rules.ts';
import { type Voucher, type VoucherEntry, voucherOf } from './voucher-rules.ts';

const DEPARTMENT = { id: 'd-1', slug: 'drug-regulator', name: '=药监局"处"', kind: 'government' };
const sum = (kind: LineSum['kind'], fen: bigint, over: Partial<LineSum> = {}): LineSum => ({
  ...{ kind, fen, sku: null, correction: null },
  ...over,
});
const NOTE = {
  number: 'CJ-2026-000001',
  ofStatement: 'JS-2026-000001',
  reference: '争议 ZY-2026-000003',
  parts: { takenBackFen: -450n, renewedFen: 0n },
};
const LATER = {
  number: 'TZ-2026-000002',
  ofStatement: 'JS-2026-000002',
  reference: '迟到的用量',
  parts: { takenBackFen: -1_000n, renewedFen: 1_033n },
};
const statement = (sums: readonly LineSum[], over: Partial<BookedStatement> = {}): BookedStatement => ({
  ...{ id: 's-1', number: 'JS-2026-000007', month: '2026-03', contentHash: 'c'.repeat(64), department: DEPARTMENT },
  payableFen: sums.reduce((all, { fen }) => all + fen, 0n),
  sums,
  ...over,
});
const sideOf = ({ entries }: Voucher, side: VoucherEntry['side']) =>
  entries.filter((entry) => entry.side === side).reduce((all, { fen }) => all + fen, 0n);
const MARCH = statement([
  sum('usage', 10_001n, { sku: 'vcpu.x86' }),
  sum('usage', 2_000n, { sku: 'memory-gb.xinchuang' }),
  sum('discount', -501n, { sku: 'vcpu.x86' }),
  sum('usage', 300n, { sku: 'object-gb-used.x86' }),
  sum('annual', 100_000n),
  sum('deduction', -77n),
  sum('coefficient', -1_000n),
  sum('credit', -450n, { correction: NOTE }),
  sum('adjustment', 33n, { correction: LATER }),
]);
const bytesOf = async (content: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const rowsOf = async (vouchers: readonly Voucher[]) =>
  parse(await bytesOf(voucherCsv(vouchers, 'zh-CN')), { columns: true, bom: true }) as Readonly<
    Record<string, string>
  >[];

describe('the voucher of a statement', () => {
  it('debits expenses by family and credits the payable, what takes off in red, corrections with their references', () => {
    const { number, date, entries } = voucherOf(MARCH, 'payer');
    expect([number, date]).toEqual(['PZ-2026-000007', '2026-03-31']);
    expect(entries.map(({ side, subject, fen, correction }) => [side, subject.code, fen, correction?.number])).toEqual([
      ['debit', '5001.01', 11_500n, undefined],
      ['debit', '5001.02', 300n, undefined],
      ['debit', '5001.06', 100_000n, undefined],
      ['debit', '5001.08', -1_077n, undefined],
      ['debit', '5001.10', -450n, 'CJ-2026-000001'],
      ['debit', '5001.10', -1_000n, 'TZ-2026-000002'],
      ['debit', '5001.10', 1_033n, 'TZ-2026-000002'],
      ['credit', '2302', 110_306n, undefined],
    ]);
  });

  it('debits the receivable and credits revenue in the provider’s books', () => {
    const { entries } = voucherOf(MARCH, 'provider');
    expect(entries[0]).toMatchObject({ side: 'debit', fen: 110_306n, subject: { code: '1122' } });
    expect(entries.slice(1).every(({ side }) => side === 'credit')).toBe(true);
  });

  it('books the part of an adjustment that it takes into account, where the rest is another’s', () => {
    const part = statement([sum('annual', 100n), sum('adjustment', -20n, { correction: LATER })]);
    expect(voucherOf(part, 'payer').entries.map(({ family, fen }) => [family, fen])).toEqual([
      ['annual', 100n],
      ['correction', -20n],
      ['balance', 80n],
    ]);
  });

  it('goes by the kind of the department', () => {
    const institution = statement(MARCH.sums, { department: { ...DEPARTMENT, kind: 'institution' } });
    expect(voucherOf(institution, 'payer').entries[0]?.subject.code).toBe('5101.01');
  });

  it('leaves out what comes to nothing, also a payable of nothing', () => {
    const nothing = statement([sum('annual', 100n), sum('penalty', -100n), sum('usage', 0n, { sku: 'vcpu.x86' })]);
    expect(voucherOf(nothing, 'payer').entries.map(({ family, fen }) => [family, fen])).toEqual([
      ['annual', 100n],
      ['penalty', -100n],
    ]);
  });

  it.each([
    [
      'a family that no mapping has',
      MARCH,
      [],
      { family: 'compute', kind: 'government', book: 'payer', month: '2026-03' },
    ],
    [
      'a month before the mapping begins',
      { ...MARCH, month: '2025-12' },
      undefined,
      { family: 'compute', kind: 'government', book: 'payer', month: '2025-12' },
    ],
    ['an item of no family', statement([sum('usage', 1n, { sku: 'tape.x86' })]), undefined, { item: 'tape.x86' }],
  ])('is refused for %s, which is named', (_, of, mappings, facts) => {
    const refused = expect.objectContaining({ code: 'VOUCHER_SUBJECT_MISSING', facts });
    expect(() => voucherOf(of, 'payer', mappings)).toThrow(refused);
  });

  it('is refused for what is owed alone where no mapping has the payable', () => {
    const mappings = voucherMappingsSchema.parse([
      {
        ...{ id: 'half', validFrom: new Date('2026-01-01T00:00:00Z'), validTo: null, book: 'payer' },
        ...{ kinds: ['government'], subjects: { annual: { code: '5001', name: '业务活动费用' } } },
      },
    ]);
    const refused = expect.objectContaining({ facts: expect.objectContaining({ family: 'balance' }) });
    expect(() => voucherOf(statement([sum('annual', 1n)]), 'payer', mappings)).toThrow(refused);
  });

  it('is not made of lines that do not add up', () => {
    expect(() => voucherOf({ ...MARCH, payableFen: 1n }, 'payer')).toThrow(/JS-2026-000007 don't add up/);
  });

  it('balances to the fen, whatever the lines', () => {
    const fen = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    const ofItem = fc.record({
      kind: fc.constantFrom('usage', 'discount', 'minimum', 'maximum', 'included'),
      sku: fc.constantFrom(...SKUS, ...METER_SKUS),
      fen,
      correction: fc.constant(null),
    });
    const ofContract = fc.record({
      kind: fc.constantFrom('annual', 'cap', 'floor', 'deduction', 'coefficient', 'penalty'),
      sku: fc.constant(null),
      fen,
      correction: fc.constant(null),
    });
    const ofNote = fc.record({
      kind: fc.constantFrom('credit', 'adjustment'),
      sku: fc.constant(null),
      fen,
      correction: fc.nat(9).map((n) => ({
        number: `CJ-${n}`,
        ofStatement: 'JS-1',
        reference: 'r',
        parts: { takenBackFen: -5n, renewedFen: 5n + BigInt(n) },
      })),
    });
    const sums = fc.array(fc.oneof(ofItem, ofContract, ofNote), { maxLength: 40 }) as fc.Arbitrary<LineSum[]>;
    fc.assert(
      fc.property(
        sums,
        fc.constantFrom(...VOUCHER_BOOKS),
        fc.constantFrom(...ORGANISATION_KINDS),
        (drawn, book, kind) => {
          const of = statement(drawn, { department: { ...DEPARTMENT, kind } });
          const voucher = voucherOf(of, book as VoucherBook);
          expect(sideOf(voucher, 'debit')).toBe(sideOf(voucher, 'credit'));
          expect(sideOf(voucher, 'debit')).toBe(of.payableFen);
          expect(voucher.entries.every(({ fen: each }) => each !== 0n)).toBe(true);
        },
      ),
    );
  });
});

describe('a file of vouchers', () => {
  it('says all of each entry, red ones as such, and no text that a spreadsheet would compute', async () => {
    const rows = await rowsOf([voucherOf(MARCH, 'payer')]);
    expect(rows).toHaveLength(8);
    expect(rows[4]).toEqual({
      凭证号: 'PZ-2026-000007',
      日期: '2026-03-31',
      会计期间: '2026-03',
      单位: `'=药监局"处"`,
      单位代码: 'drug-regulator',
      结算单号: 'JS-2026-000007',
      分录: '5',
      摘要: '以前账期更正 JS-2026-000001',
      科目编码: '5001.10',
      科目名称: '业务活动费用—以前账期更正',
      '借方金额（元）': '-4.50',
      '贷方金额（元）': '',
      '金额（文本）': '-4.50',
      红字: '红字',
      依据: 'CJ-2026-000001 争议 ZY-2026-000003',
      科目对应表: 'sample-administrative-2026',
      '结算单校验值（SHA-256）': 'c'.repeat(64),
    });
    expect(rows.filter(({ 红字: red }) => red !== '')).toHaveLength(3);
  });

  it('never mixes the entries of two departments', async () => {
    const other = { id: 'd-2', slug: 'archives', name: '档案馆', kind: 'institution' };
    const theirs = statement([sum('annual', 5n)], { number: 'JS-2026-000008', department: other });
    const rows = await rowsOf([voucherOf(MARCH, 'payer'), voucherOf(theirs, 'payer')]);
    const numbers = rows.map(({ 凭证号: number }) => number);
    expect(numbers).toEqual([...Array(8).fill('PZ-2026-000007'), ...Array(2).fill('PZ-2026-000008')]);
    for (const of of Map.groupBy(rows, ({ 凭证号: number }) => number).values())
      expect(new Set(of.map(({ 单位代码: code }) => code)).size).toBe(1);
  });

  it('is the same to the byte whenever it is written', async () => {
    const vouchers = [voucherOf(MARCH, 'payer')];
    const first = await bytesOf(voucherXlsx(vouchers, 'zh-CN'));
    expect(first.readUInt32LE(10)).toBe(((1 << 5) | 1) << 16);
    expect((await bytesOf(voucherXlsx(vouchers, 'zh-CN'))).equals(first)).toBe(true);
  });
});
