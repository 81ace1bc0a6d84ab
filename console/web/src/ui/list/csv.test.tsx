import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('A list written as CSV', () => {
  it('is marked as UTF-8 and ends each row as spreadsheets expect', () => {
    expect(
      toCsv([
        ['名称', '月费'],
        ['系统', null],
      ]),
    ).toBe('\uFEFF名称,月费\r\n系统,\r\n');
  });

  it.each([
    ['a,b', '"a,b"'],
    ['a "quoted" word', '"a ""quoted"" word"'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+86 20', "'+86 20"],
    ['-', "'-"],
    ['@sum', "'@sum"],
    ['\tcmd', "'\tcmd"],
    ['\r=1+1', `"'\r=1+1"`],
    ['\n=1+1', `"'\n=1+1"`],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠sum', "'＠sum"],
    ['-1+1', "'-1+1"],
    ['-1\n', `"'-1\n"`],
    ['a=1', 'a=1'],
    ['-1234.56', '-1234.56'],
    ['0', '0'],
  ])('writes %j as %j', (text, written) => {
    expect(toCsv([[text]])).toBe(`\uFEFF${written}\r\n`);
  });
});
