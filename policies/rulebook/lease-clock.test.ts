import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueReminder, leaseEnd, leaseStanding } from './lease-clock.ts';

const at = (text: string) => new Date(text);
const POLICY = { lease: { remindDaysBefore: [30, 7, 1], graceDays: 7, stoppedDays: 23, retainedDays: 30 } };
const LAST = '2026-11-30';

describe('a lease', () => {
  it('holds through the whole of its last day in Beijing', () => {
    expect(leaseEnd(LAST)).toEqual(at('2026-11-30T16:00:00Z'));
  });

  it.each([
    ['2026-10-30T15:59:59Z', { stage: 'running', until: at('2026-10-30T16:00:00Z') }],
    ['2026-10-30T16:00:00Z', { stage: 'reminding', daysLeft: 30, until: at('2026-11-30T16:00:00Z') }],
    ['2026-11-30T15:59:59Z', { stage: 'reminding', daysLeft: 0, until: at('2026-11-30T16:00:00Z') }],
    ['2026-11-30T16:00:00Z', { stage: 'grace', until: at('2026-12-07T16:00:00Z') }],
    ['2026-12-07T16:00:00Z', { stage: 'stopped', until: at('2026-12-30T16:00:00Z') }],
    ['2026-12-30T16:00:00Z', { stage: 'retained', until: at('2027-01-29T16:00:00Z') }],
    ['2027-01-29T16:00:00Z', { stage: 'over' }],
  ])('at %s stands so', (now, expected) => {
    expect(leaseStanding(LAST, at(now), POLICY)).toEqual(expected);
  });

  it('has no day stopped where the policy gives none', () => {
    const without = { lease: { ...POLICY.lease, graceDays: 0, stoppedDays: 0 } };
    expect(leaseStanding(LAST, at('2026-11-30T16:00:00Z'), without)).toMatchObject({ stage: 'retained' });
  });

  it('goes through its stages in order, each beginning where the one before ends', () => {
    const order = ['running', 'reminding', 'grace', 'stopped', 'retained', 'over'];
    fc.assert(
      fc.property(fc.nat(200 * 86_400), (seconds) => {
        const now = new Date(Date.UTC(2026, 8, 1) + seconds * 1_000);
        const standing = leaseStanding(LAST, now, POLICY);
        if (standing.stage === 'over') return;
        expect(standing.until > now).toBe(true);
        const next = leaseStanding(LAST, standing.until, POLICY);
        expect(order.indexOf(next.stage)).toBe(order.indexOf(standing.stage) + 1);
      }),
    );
  });
});

describe('reminders of an end', () => {
  const due = (now: string, given: number[] = []) => dueReminder(LAST, { now: at(now), given }, POLICY);

  it('are given thirty, seven and one day before', () => {
    expect([due('2026-10-30T15:59:59Z'), due('2026-10-30T16:00:00Z')]).toEqual([null, 30]);
    expect(due('2026-11-20T00:00:00Z', [30])).toBeNull();
    expect(due('2026-11-23T02:00:00Z', [30])).toBe(7);
    expect(due('2026-11-29T02:00:00Z', [30, 7])).toBe(1);
    expect(due('2026-11-30T02:00:00Z', [30, 7, 1])).toBeNull();
  });

  it('that were missed are made up for by the latest alone', () => {
    expect(due('2026-11-29T02:00:00Z')).toBe(1);
    expect(due('2026-11-29T02:00:00Z', [1])).toBeNull();
  });

  it('end with the lease', () => {
    expect(due('2026-11-30T16:00:00Z')).toBeNull();
  });
});
