import { describe, expect, it } from 'vitest';
import { unsettledSince } from './unsettled-rules.ts';

const contract = (id: string, from: string, to: string) => ({
  id,
  validity: { from: new Date(from), to: new Date(to) },
});
const year = contract('year', '2025-12-31T16:00:00Z', '2026-12-31T16:00:00Z');
const now = new Date('2026-04-10T00:00:00Z');
const issued = (...months: string[]) => new Map([['year', new Set(months)]]);

describe('unsettledSince', () => {
  it.each([
    ['nothing is issued: the contract’s begin', issued(), '2025-12-31T16:00:00.000Z'],
    ['two months are: the third’s begin', issued('2026-01', '2026-02'), '2026-02-28T16:00:00.000Z'],
    ['one between is not: that one’s begin', issued('2026-01', '2026-03'), '2026-01-31T16:00:00.000Z'],
    ['all past ones are: this month’s begin', issued('2026-01', '2026-02', '2026-03'), '2026-03-31T16:00:00.000Z'],
  ])('where %s', (_, months, since) => {
    expect(unsettledSince([year], months, now)?.toISOString()).toBe(since);
  });

  it('is that of the contract furthest behind, and begins with it within a month', () => {
    const late = contract('late', '2025-06-10T00:00:00Z', '2025-08-01T00:00:00Z');
    expect(unsettledSince([year, late], issued('2026-01'), now)?.toISOString()).toBe('2025-06-10T00:00:00.000Z');
  });

  it('is nothing where no contract has begun, or all that has ended is issued', () => {
    const ended = contract('ended', '2025-12-31T16:00:00Z', '2026-01-31T16:00:00Z');
    expect(
      unsettledSince([contract('next', '2026-05-01T00:00:00Z', '2027-05-01T00:00:00Z')], new Map(), now),
    ).toBeNull();
    expect(unsettledSince([ended], new Map([['ended', new Set(['2026-01'])]]), now)).toBeNull();
  });
});
