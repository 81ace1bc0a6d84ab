import { describe, expect, it } from 'vitest';
import { billFen, billQuantities, readBill } from './bill-rules.ts';

const RESOURCES = new Set(['ZY-2026-000001', 'ZY-2026-000002']);
const HEAD = '计费项,数量,金额,资源编号,冲正';
const read = (...lines: string[]) => readBill(Buffer.from([HEAD, ...lines].join('\n')), RESOURCES);
const problems = (...lines: string[]) =>
  read(...lines).errors.map(({ row, column, problem }) => [row, column, problem]);

describe('a vendor’s bill', () => {
  it('is read row by row, with thousands grouped, in either language and either encoding', () => {
    const { rows, errors, count } = read(
      'vcpu.x86,"1,234.5","47,528.25",ZY-2026-000001,',
      'memory-gb.xinchuang,8,98.765432,,',
    );
    expect([errors, count]).toEqual([[], 2]);
    expect(rows).toEqual([
      {
        ...{ row: 2, sku: 'vcpu.x86', quantity: 1_234_500_000_000n, amount: 47_528_250_000n },
        ...{ resource: 'ZY-2026-000001', corrects: null },
      },
      {
        row: 3,
        sku: 'memory-gb.xinchuang',
        quantity: 8_000_000_000n,
        amount: 98_765_432n,
        resource: null,
        corrects: null,
      },
    ]);
    expect(billFen(rows)).toBe(4_762_702n);
    expect(billQuantities(rows).get('vcpu.x86')).toBe(1_234_500_000_000n);
    const english = readBill(Buffer.from('\uFEFFSKU,Quantity,Amount\r\nvcpu.x86,1,2\r\n'), RESOURCES);
    expect([english.rows.length, english.errors]).toEqual([1, []]);
    // 计费项,数量,金额 as GB 18030.
    const heading = Buffer.from('bcc6b7d1cfee2ccafdc1bf2cbdf0b6ee0a', 'hex');
    const chinese = readBill(Buffer.concat([heading, Buffer.from('vcpu.x86,1,2')]), RESOURCES);
    expect([chinese.rows.length, chinese.errors]).toEqual([1, []]);
  });

  it.each([
    ['an item that nobody sells', 'cpu,1,1,,', [[2, 'sku', 'sku-unknown']]],
    ['no item', ',1,1,,', [[2, 'sku', 'cell-missing']]],
    ['NaN', 'vcpu.x86,NaN,1,,', [[2, 'quantity', 'number-unreadable']]],
    ['an exponent', 'vcpu.x86,1e9,1,,', [[2, 'quantity', 'number-unreadable']]],
    ['ten decimals', 'vcpu.x86,1.0000000001,1,,', [[2, 'quantity', 'number-unreadable']]],
    ['seven decimals of yuan', 'vcpu.x86,1,1.0000001,,', [[2, 'amount', 'number-unreadable']]],
    ['a huge figure', 'vcpu.x86,9999999999999999,1,,', [[2, 'quantity', 'number-unreadable']]],
    ['thousands grouped wrongly', 'vcpu.x86,"12,34",1,,', [[2, 'quantity', 'number-unreadable']]],
    ['no amount', 'vcpu.x86,1,,,', [[2, 'amount', 'cell-missing']]],
    ['a foreign resource', 'vcpu.x86,1,1,ZY-2026-000009,', [[2, 'resource', 'resource-unknown']]],
    ['a formula', 'vcpu.x86,=1+1,1,,', [[2, 'quantity', 'formula']]],
    ['a command in a note', 'vcpu.x86,1,1,,@SUM(A1)', [[2, 'corrects', 'formula']]],
    ['a price of −1 (trap 14)', 'vcpu.x86,1,-1,,', [[2, 'amount', 'negative-corrects-nothing']]],
    ['less than nothing used (trap 14)', 'vcpu.x86,-1,0,,', [[2, 'quantity', 'negative-corrects-nothing']]],
    ['a formula beside the columns', 'vcpu.x86,1,1,,,=1+1', [[2, null, 'formula']]],
    [
      'several at once',
      'cpu,x,1,,',
      [
        [2, 'sku', 'sku-unknown'],
        [2, 'quantity', 'number-unreadable'],
      ],
    ],
  ] as const)('tells the row and column of %s', (_, line, expected) => {
    expect(problems(line)).toEqual(expected);
    expect(read(line, 'vcpu.x86,1,1,,').rows).toHaveLength(1);
  });

  it('may take back what it names', () => {
    const { rows, errors } = read(
      'vcpu.x86,5,10,,',
      'vcpu.x86,-1,-2,,2026-10 第 7 行',
      'vcpu.x86,-1,-2,,2026-10 第 8 行',
    );
    expect(errors).toEqual([]);
    expect(billQuantities(rows).get('vcpu.x86')).toBe(3_000_000_000n);
  });

  it('may not have an item of one resource twice', () => {
    expect(
      problems('vcpu.x86,1,1,ZY-2026-000001,', 'vcpu.x86,1,1,ZY-2026-000002,', 'vcpu.x86,1,1,ZY-2026-000001,'),
    ).toEqual([[4, null, 'row-twice']]);
  });

  it('tells what is wrong with its headings, and refuses what is no bill at all', () => {
    const headed = (head: string) => readBill(Buffer.from(`${head}\nvcpu.x86,1,1`), RESOURCES).errors;
    expect(headed('计费项,数量,数量').map(({ column, problem }) => [column, problem])).toEqual([
      ['quantity', 'column-twice'],
      ['amount', 'column-missing'],
    ]);
    expect(headed('计费项,数量,金额,备注')).toMatchObject([{ problem: 'column-unknown', text: '备注' }]);
    for (const [bytes, code] of [
      [Buffer.from(''), 'SHEET_EMPTY'],
      [Buffer.from(HEAD), 'SHEET_EMPTY'],
      [Buffer.from('a,"b'), 'SHEET_UNREADABLE'],
      [Buffer.from([0, 1, 2]), 'SHEET_UNREADABLE'],
      [Buffer.from(`${HEAD}\n${'vcpu.x86,1,1,,\n'.repeat(50_001)}`), 'SHEET_TOO_LONG'],
    ] as const)
      expect(() => readBill(bytes, RESOURCES)).toThrow(code);
  });
});

describe('a bill with empty lines between its rows', () => {
  const row = 'vcpu.x86,1,2,,';

  it('is read to its end, and a bad row is told by where it stands in the file', () => {
    const lines = Array.from({ length: 30_000 }, () => row);
    const { errors, count } = readBill(Buffer.from([HEAD, ...lines, 'vcpu.x86,,2,,'].join('\r\n\r\n')), RESOURCES);
    expect(count).toBe(30_001);
    expect(errors.find(({ problem }) => problem === 'cell-missing')?.row).toBe(60_003);
  });

  it('is refused where it is longer than is read, also by rows of empty cells', () => {
    const blank = Array.from({ length: 50_001 }, () => ',,');
    expect(() => read(row, ...blank, row)).toThrow(expect.objectContaining({ code: 'SHEET_TOO_LONG' }));
  });
});
