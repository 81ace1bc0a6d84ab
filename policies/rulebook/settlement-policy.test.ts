import { describe, expect, it } from 'vitest';
import { freezesAt, SETTLEMENT_POLICIES, settlementPolicyAt, settlementPolicyOf } from './settlement-policy.ts';

describe('the settlement policy', () => {
  it.each([
    // Three working days: 1, 2 and 3 April.
    ['2026-03', 3, '2026-04-03T16:00:00.000Z'],
    // The month ends on a Saturday: 2, 3 and 4 November.
    ['2026-10', 3, '2026-11-04T16:00:00.000Z'],
    ['2026-10', 0, '2026-10-31T16:00:00.000Z'],
  ])('freezes %s after %i working days at %s', (month, collectionWorkingDays, at) => {
    expect(freezesAt(month, { collectionWorkingDays }).toISOString()).toBe(at);
  });

  it('freezes later when a day of the wait is declared off', () => {
    const off = new Map([['2026-04-02', false]]);
    expect(freezesAt('2026-03', { collectionWorkingDays: 3 }, off).toISOString()).toBe('2026-04-07T16:00:00.000Z');
  });

  it('is the one that began last, and there is none before the first', () => {
    const [first] = SETTLEMENT_POLICIES;
    if (!first) throw new Error('there is no policy');
    const later = { ...first, id: 'later', validFrom: new Date('2026-07-01T00:00:00Z') };
    const policies = [later, first];
    expect(settlementPolicyAt(new Date('2026-06-30T23:59:59Z'), policies).id).toBe(first.id);
    expect(settlementPolicyAt(new Date('2026-07-01T00:00:00Z'), policies).id).toBe('later');
    expect(() => settlementPolicyAt(new Date('2025-01-01T00:00:00Z'), policies)).toThrow('no settlement policy');
    expect(settlementPolicyOf('later', policies)).toBe(later);
    expect(() => settlementPolicyOf('another', policies)).toThrow('nobody knows');
  });
});
