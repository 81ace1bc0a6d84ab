import { CATALOGUE } from '@zhengyun/rulebook/catalogue.ts';
import { LOCALES, label } from '@zhengyun/rulebook/messages/message.ts';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cellAt, cellName, MOST_LINES, startsFormula } from './cell-rules.ts';
import { columnNamed, SHEET_COLUMNS } from './column-rules.ts';
import { readSheet, rowsIn } from './rules.ts';
import { csvOf, sampleRows, xlsxOf } from './sample-rules.ts';
import { MOST_INFLATED } from './zip-rules.ts';

const PLACES = [
  { slug: 'guangzhou', name: '广州市政务云', zones: [{ code: 'extranet', name: '政务外网区' }] },
  { slug: 'heyuan', name: '河源市政务云', zones: [{ code: 'internet', name: '互联网区' }] },
];
const HEAD = ['服务', '云', '网络分区', '数量', 'vCPU', '内存（GB）'];
const HOST = ['云主机', 'guangzhou', 'extranet', '2', '4', '8'];

const csv = (...rows: readonly (readonly string[])[]) => csvOf(rows);
const read = (bytes: Uint8Array) => readSheet(rowsIn(bytes), PLACES);
const refusal = (bytes: Uint8Array) => {
  try {
    read(bytes);
  } catch (error) {
    return error;
  }
  return null;
};
const told = (bytes: Uint8Array) =>
  read(bytes).errors.map(({ row, cell, column, code }) => [row, cell, column, code] as const);
/** A workbook whose only sheet is `xml`, with other parts beside it. */
const workbook = (xml: string, beside: Readonly<Record<string, string>> = {}) =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId7"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/s.xml"/></Relationships>',
    ),
    'xl/worksheets/s.xml': strToU8(xml),
    ...Object.fromEntries(Object.entries(beside).map(([name, text]) => [name, strToU8(text)])),
  });
const inline = (cells: readonly string[]) =>
  cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');

describe('an order sheet', () => {
  it.each(LOCALES)('is read from the %s sample as it stands, from both kinds of file', (locale) => {
    const rows = sampleRows(locale, PLACES);
    for (const bytes of [csvOf(rows), xlsxOf(rows, '样表')]) {
      const { errors, lines } = read(bytes);
      expect(errors).toEqual([]);
      expect(lines.map(({ line }) => line.spec.item)).toEqual(['cloud-host', 'postgresql', 'object-bucket']);
      expect(lines[0]?.line).toMatchObject({ cloud: 'guangzhou', zone: 'extranet', spec: { count: 2, vcpu: 4 } });
      const disks = [
        { class: 'fast', gb: 200 },
        { class: 'ordinary', gb: 500 },
      ];
      expect(lines[0]?.line.spec).toMatchObject({ dataDisks: disks });
    }
  });

  it.each(LOCALES)(
    'of the %s sample holds nothing a spreadsheet would calculate with, as a workbook text alone',
    (locale) => {
      const rows = sampleRows(locale, PLACES);
      expect(rows.flat().filter(startsFormula)).toEqual([]);
      const odd = [...rows, ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '</t></is><f>1+1</f>', '<c><f>1</f></c>']];
      const parts = unzipSync(xlsxOf(odd, '"/><x>'));
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
      expect(sheet).not.toMatch(/<f[ >]/);
      expect(sheet.match(/<c(?! t="inlineStr"|\/>)/g)).toBeNull();
      expect(strFromU8(parts['xl/workbook.xml']!)).not.toContain('<x>');
    },
  );

  it('knows its columns and items by either language', () => {
    for (const column of SHEET_COLUMNS)
      for (const locale of LOCALES) expect(columnNamed(label(locale, 'sheetColumn', column))).toBe(column);
    for (const { nameZh, nameEn, code } of CATALOGUE)
      for (const name of [nameZh, nameEn, code])
        expect(told(csv(HEAD, [name, ...HOST.slice(1)])).some(([, , , wrong]) => wrong === 'UNKNOWN_SKU')).toBe(false);
  });

  it('takes a cloud and a zone by the names people know', () => {
    const named = ['云主机', '广州市政务云', '政务外网区', '1', '2', '4'];
    expect(read(csv(HEAD, named)).lines[0]?.line).toMatchObject({ cloud: 'guangzhou', zone: 'extranet' });
  });

  it('as Chinese spreadsheets save CSV, in GBK, is read too', () => {
    // 服务,云,网络分区,容量（GB） / 对象存储桶,guangzhou,extranet,500
    const gbk = Buffer.from('b7fecef12cd4c62ccdf8c2e7b7d6c7f82cc8ddc1bfa3a84742a3a90d0ab6d4cff3b4e6b4a2cdb0', 'hex');
    const bytes = Buffer.concat([gbk, Buffer.from(',guangzhou,extranet,500\r\n')]);
    expect(read(bytes).lines[0]?.line.spec).toEqual({ item: 'object-bucket', quotaGb: 500 });
  });

  it('lists everything that is wrong, each with its row and cell, and gives no half of a line', () => {
    const bytes = csv(
      HEAD,
      ['云主机', 'guangzhou', 'extranet', '0', '4.5', ''],
      HOST,
      ['飞船', 'guangzhou', '', '1', '2', '4'],
      ['对象存储桶', 'guangzhou', 'extranet', '1', '', ''],
    );
    expect(told(bytes)).toEqual([
      [2, 'D2', 'count', 'QUANTITY_INVALID'],
      [2, 'E2', 'vcpu', 'QUANTITY_INVALID'],
      [2, null, 'memoryGb', 'CELL_MISSING'],
      [4, null, 'zone', 'CELL_MISSING'],
      [4, 'A4', 'item', 'UNKNOWN_SKU'],
      [5, null, 'quotaGb', 'CELL_MISSING'],
      [5, 'D5', 'count', 'CELL_NOT_OF_ITEM'],
    ]);
    expect(read(bytes).lines).toHaveLength(1);
  });

  it.each(['=1+1', '=cmd|calc', '+cmd', '@SUM(A1)', '-2+3', '=HYPERLINK("http://x")'])(
    'refuses the formula %s by the name of its cell',
    (formula) => {
      expect(told(csv(HEAD, ['云主机', 'guangzhou', 'extranet', formula, '4', '8']))).toEqual([
        [2, 'D2', 'count', 'SHEET_FORMULA'],
      ]);
    },
  );

  it('refuses a formula of a workbook however harmless its last result is', () => {
    const rows = `<row r="1">${inline(HEAD)}</row><row r="3">${inline(HOST.slice(0, 3))}<c r="D3"><f>1+1</f><v>2</v></c><c r="E3"><v>4</v></c><c r="F3"><v>8</v></c></row>`;
    const bytes = workbook(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    expect(told(bytes)).toEqual([[3, 'D3', 'count', 'SHEET_FORMULA']]);
  });

  it('reads shared and rich text, without the readings above it, and prefixed names', () => {
    const strings = `<x:sst>${[...HEAD, ...HOST.slice(0, 3)].map((text) => `<x:si><x:r><x:t>${text.slice(0, 1)}</x:t></x:r><x:r><x:t>${text.slice(1)}</x:t></x:r><x:rPh><x:t>yun</x:t></x:rPh></x:si>`).join('')}</x:sst>`;
    const shared = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => `<x:c t="s"><x:v>${from + n}</x:v></x:c>`).join('');
    const numbers = '<x:c><x:v>2</x:v></x:c><x:c><x:v>4</x:v></x:c><x:c><x:v>8</x:v></x:c>';
    const xml = `<x:worksheet><x:sheetData><x:row>${shared(0, 6)}</x:row><x:row>${shared(6, 9)}${numbers}</x:row></x:sheetData></x:worksheet>`;
    const { errors, lines } = read(workbook(xml, { 'xl/sharedStrings.xml': strings }));
    expect(errors).toEqual([]);
    expect(lines[0]?.line.spec).toMatchObject({ item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8 });
  });

  it('names headings that are unknown, twice there or missing, and reads nothing under them', () => {
    const bytes = csv(['服务', '云', '云', '=A1', '密码'], HOST);
    expect(read(bytes)).toMatchObject({
      lines: [],
      errors: [
        { cell: 'C1', facts: { problem: 'twice', name: '云' } },
        { cell: 'D1', facts: { problem: 'unknown' } },
        { cell: 'E1', facts: { problem: 'unknown', name: '密码' } },
        { cell: null, column: 'zone', facts: { problem: 'missing' } },
      ],
    });
  });

  it.each([
    ['no rows', csv(), 'SHEET_EMPTY', {}],
    ['a heading alone', csv(HEAD), 'SHEET_EMPTY', {}],
    ['50,000 rows', csv(HEAD, ...Array.from({ length: 50_000 }, () => HOST)), 'SHEET_TOO_LONG', { limit: MOST_LINES }],
    ['one row too many', csv(HEAD, ...Array.from({ length: 201 }, () => HOST)), 'SHEET_TOO_LONG', {}],
    [
      '50,000 rows of a workbook',
      xlsxOf([HEAD, ...Array.from({ length: 50_000 }, () => HOST)], 'a'),
      'SHEET_TOO_LONG',
      {},
    ],
    [
      'a workbook of before 2007',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1),
      'SHEET_UNREADABLE',
      { reason: 'old-format' },
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff), 'SHEET_UNREADABLE', { reason: 'encoding' }],
    ['a quote that never ends', strToU8('服务,"云\n云主机'), 'SHEET_UNREADABLE', { reason: 'csv' }],
    ['an archive cut off', xlsxOf([HEAD, HOST], 'a').subarray(0, 200), 'SHEET_UNREADABLE', {}],
    ['an archive without a sheet', zipSync({ 'a.txt': strToU8('a') }), 'SHEET_UNREADABLE', { reason: 'no-sheet' }],
    ['a broken sheet', workbook('<worksheet><row>'), 'SHEET_UNREADABLE', { reason: 'xml' }],
    [
      'entities that expand',
      workbook('<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'),
      'SHEET_UNREADABLE',
      { reason: 'xml' },
    ],
    [
      'a line below 10,000 blank ones',
      strToU8(`${HEAD.join()}${'\n'.repeat(10_000)}${HOST.join()}`),
      'SHEET_TOO_LONG',
      {},
    ],
    [
      'a cell without end',
      csv([...HEAD, '数据盘'], [...HOST, `a${' '.repeat(20_000)}b`]),
      'SHEET_UNREADABLE',
      { reason: 'long-cell' },
    ],
    [
      'a shared text without end, named by many cells',
      workbook(`<worksheet><sheetData><row>${'<c t="s"><v>0</v></c>'.repeat(90)}</row></sheetData></worksheet>`, {
        'xl/sharedStrings.xml': `<sst><si><t>${'; '.repeat(20_000)}b</t></si></sst>`,
      }),
      'SHEET_UNREADABLE',
      { reason: 'long-cell' },
    ],
    [
      'an inline text without end',
      workbook(`<worksheet><sheetData><row>${inline([';'.repeat(20_000)])}</row></sheetData></worksheet>`),
      'SHEET_UNREADABLE',
      { reason: 'long-cell' },
    ],
    [
      'elements within one another without end',
      workbook('<worksheet/>', { 'xl/sharedStrings.xml': '<a>'.repeat(10_000) + '</a>'.repeat(10_000) }),
      'SHEET_UNREADABLE',
      { reason: 'xml' },
    ],
    [
      'two cells in one place',
      workbook(`<worksheet><sheetData><row>${'<c r="A1"><v>1</v></c>'.repeat(2)}</row></sheetData></worksheet>`),
      'SHEET_UNREADABLE',
      { reason: 'xml' },
    ],
    [
      'an archive that inflates without end',
      workbook('<worksheet/>', { 'xl/sharedStrings.xml': 'a'.repeat(MOST_INFLATED + 1) }),
      'SHEET_UNREADABLE',
      { reason: 'too-large' },
    ],
  ])('of %s is refused whole', (_, bytes, code, facts) => {
    expect(refusal(bytes)).toMatchObject({ code, facts });
  });

  it.each(['x', '0', '-1', '1.5', '1e3', '9'.repeat(20), ''])(
    'whose row says it is number “%s” is refused whole',
    (n) => {
      const bytes = workbook(`<worksheet><sheetData><row r="${n}">${inline(HEAD)}</row></sheetData></worksheet>`);
      expect(refusal(bytes)).toMatchObject({ code: 'SHEET_UNREADABLE', facts: { reason: 'xml' } });
    },
  );

  it('holds as many lines as an order may have', () => {
    expect(read(csv(HEAD, ...Array.from({ length: 200 }, () => HOST))).lines).toHaveLength(MOST_LINES);
  });

  it.each([`a${' '.repeat(7_900)}b`, 'a;'.repeat(3_900), '普通:1;'.repeat(1_500), '：'.repeat(7_900)])(
    'tells of a list as long as a cell may be once, and not of all its parts',
    (list) => {
      const found = told(csv([...HEAD, '数据盘'], [...HOST, list]));
      expect(found).toEqual([[2, 'G2', 'dataDisks', expect.anything()]]);
    },
  );

  it('reads a disk whatever colon it has and however that is spaced', () => {
    const disks = '普通:1；fast ： 20; 高速 :300';
    expect(read(csv([...HEAD, '数据盘'], [...HOST, disks])).lines[0]?.line.spec).toMatchObject({
      dataDisks: [
        { class: 'ordinary', gb: 1 },
        { class: 'fast', gb: 20 },
        { class: 'fast', gb: 300 },
      ],
    });
  });

  it('keeps what people write as text, markup and quotes and SQL alike, or refuses it, and never fails', () => {
    const nasty = fc.constantFrom('<script>', "'; drop table request; --", '"', '$(1)', '\u202e', '%00', '，', '=1');
    const text = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 6 }), (rows) => {
        const bytes = csvOf([HEAD, ...rows]);
        const error = refusal(bytes);
        if (error) expect(error).toMatchObject({ code: expect.stringMatching(/^SHEET_/) });
      }),
    );
  });
});

describe('the name of a cell', () => {
  it('leads back to its column and row', () => {
    expect([cellName(0, 1), cellName(25, 9), cellName(26, 3), cellName(702, 4)]).toEqual(['A1', 'Z9', 'AA3', 'AAA4']);
    fc.assert(
      fc.property(fc.nat(16_383), fc.integer({ min: 1, max: 9_999_999 }), (column, row) => {
        expect(cellAt(cellName(column, row))).toEqual({ column, row });
      }),
    );
  });

  it('is none when it is a word, or beyond the largest sheet', () => {
    expect(['', 'A0', 'ZZZZ1', 'XFE1', 'a1', '11'].map(cellAt)).toEqual([null, null, null, null, null, null]);
  });
});
