import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_IMPORT_ROWS } from './entries/schemas.ts';
import { instantIn, readImport } from './import-csv-rules.ts';

describe('an instant as a file has it', () => {
  it.each([
    ['2026-06-30T12:00:00+08:00', '2026-06-30T04:00:00.000Z'],
    ['2026-06-30T23:30-01:00', '2026-07-01T00:30:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is told in UTC', (text, instant) => {
    expect(instantIn(text)).toBe(instant);
  });

  it.each([
    '2026-06-31T12:00:00+08:00',
    '2026-02-30T00:00:00Z',
    '2027-02-29T12:00:00+08:00',
    '2026-06-30T24:00:00+08:00',
    '2026-13-01T00:00:00Z',
    '2026-06-30T12:60:00Z',
    '2026-06-30 12:00',
  ])('%s is no instant, and stays as it is to be refused', (text) => {
    expect(instantIn(text)).toBe(text);
  });

  it('keeps every instant there is', () => {
    const between = {
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(between), (at) => {
        expect(instantIn(at.toISOString())).toBe(at.toISOString());
      }),
    );
  });
});

describe('a file with lines between its rows', () => {
  const head = 'resource,meter,quantity,unit,at,id';
  const row = (n: number) => `ZY-2026-000001,egress-gb,1,GB,2026-06-30T12:00:00+08:00,${n}`;
  const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n));

  it('is read to its end, each row with the line it is on', () => {
    const { rows: read, errors } = readImport([head, ...rows(15_000)].join('\r\n\r\n'), 'csv');
    expect([read.length, errors.length, read.at(-1)?.line]).toEqual([15_000, 0, 30_001]);
  });

  it('is refused where it is longer than is read, also by rows of empty cells', () => {
    const blank = Array.from({ length: MOST_IMPORT_ROWS + 1 }, () => ',,');
    const read = () => readImport([head, row(1), ...blank, row(2)].join('\n'), 'csv');
    expect(read).toThrow(expect.objectContaining({ code: 'SHEET_TOO_LONG' }));
  });
});
