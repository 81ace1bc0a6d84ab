import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from './decimal.ts';
import { formatFen } from './fen.ts';
import { formatInstant } from './instant.ts';
import { formatPpm } from './ppm.ts';

describe('an amount', () => {
  it.each([
    ['0', '0.00'],
    ['5', '0.05'],
    ['-5', '-0.05'],
    ['100', '1.00'],
    ['-123456', '-1,234.56'],
    ['123456789012345678901', '1,234,567,890,123,456,789.01'],
  ])('of %s fen reads %s', (fen, text) => {
    expect(formatFen(fen)).toBe(text);
  });

  it('keeps every fen, however large', () => {
    fc.assert(
      fc.property(fc.bigInt(), (fen) => {
        expect(BigInt(formatFen(fen.toString()).replace(/[.,]/g, ''))).toBe(fen);
      }),
    );
  });
});

describe('a decimal', () => {
  it.each([
    ['38.500000', 2, '38.50'],
    ['0.350001', 2, '0.350001'],
    ['1234567.000000000', 0, '1,234,567'],
    ['-0.002222221110000', 2, '-0.00222222111'],
  ])('%s keeping %i places reads %s', (text, keep, shown) => {
    expect(formatDecimal(text, keep)).toBe(shown);
  });
});

describe('a share', () => {
  it('is cut, so that what misses a target never looks as if it met it', () => {
    expect(formatPpm('998999', 2)).toBe('99.89%');
    expect(formatPpm('999999', 1)).toBe('99.9%');
    expect(formatPpm('0')).toBe('0.0000%');
    expect(formatPpm('1000000', 2)).toBe('100.00%');
    expect(formatPpm('42', 4)).toBe('0.0042%');
  });
});

describe('an instant', () => {
  it('reads in Beijing, across the day line', () => {
    expect(formatInstant('2026-10-31T16:00:00Z')).toBe('2026-11-01 00:00:00');
    expect(formatInstant('2026-12-31T15:59:59Z', 'day')).toBe('2026-12-31');
    expect(formatInstant('2026-11-22T01:05:33Z', 'time')).toBe('09:05:33');
  });
});
