import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetBefore, RETENTION_POLICIES, retentionPolicyAt } from './retention.ts';

const now = new Date('2026-11-23T00:00:00Z');
const day = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('retention', () => {
  it('is the one in force at the instant, and the first before any was', () => {
    const [first] = RETENTION_POLICIES;
    const later = { ...first!, id: 'later', validFrom: new Date('2027-01-01T00:00:00Z') };
    const policies = [later, first!];
    expect(retentionPolicyAt(now, policies).id).toBe(first!.id);
    expect(retentionPolicyAt(later.validFrom, policies).id).toBe('later');
    expect(retentionPolicyAt(new Date(0), policies).id).toBe(first!.id);
  });

  it.each([
    ['nothing needs it', null, day(400)],
    ['what needs it is younger', day(20), day(400)],
    ['an older month is not settled', day(900), day(900)],
  ])('ends by age where %s', (_, neededSince, before) => {
    expect(forgetBefore(400, now, neededSince)).toEqual(before);
  });

  it('never reaches what is needed, nor what is young', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: now, noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer({ min: 31, max: 2_000 }), instant, (days, needed) => {
        const before = forgetBefore(days, now, needed);
        expect(before <= needed).toBe(true);
        expect(before <= day(days)).toBe(true);
      }),
    );
  });
});
