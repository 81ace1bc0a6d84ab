import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantIn } from './import-csv-rules.ts';

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
