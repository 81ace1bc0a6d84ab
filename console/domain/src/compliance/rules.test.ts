import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exemptionState, LONGEST_EXEMPTION_DAYS, mayLast, nextNight, outcomeOf, statusOf } from './rules.ts';

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const shanghaiHour = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCHours();

describe('the nightly judgement', () => {
  it('comes within the next day, between one and five at night in Shanghai', () => {
    fc.assert(
      fc.property(fc.uuid(), instant, (stack, now) => {
        const due = nextNight(stack, now);
        const wait = due.getTime() - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(86_400_000);
        expect([1, 2, 3, 4]).toContain(shanghaiHour(due));
      }),
    );
  });

  it('keeps a stack at its place every night', () => {
    fc.assert(
      fc.property(fc.uuid(), instant, (stack, now) => {
        const due = nextNight(stack, now);
        expect(nextNight(stack, due).getTime() - due.getTime()).toBe(86_400_000);
      }),
    );
  });

  it.each([
    [[], 'clean'],
    [[{ level: 'advisory', exempted: false }], 'advised'],
    [[{ level: 'mandatory', exempted: true }], 'advised'],
    [
      [
        { level: 'advisory', exempted: false },
        { level: 'mandatory', exempted: false },
      ],
      'violated',
    ],
  ] as const)('makes %j %s', (findings, outcome) => {
    expect(outcomeOf(findings)).toBe(outcome);
  });

  it('never takes what was not judged for clean', () => {
    expect(statusOf(null)).toBe('unjudged');
    expect(statusOf('unknown')).toBe('unknown');
  });
});

describe('an exemption', () => {
  const until = new Date('2026-12-01T00:00:00Z');
  const before = new Date(until.getTime() - 1);
  const facts = { decision: 'granted', ended_at: null, until };

  it('is in force up to its last instant, not at it', () => {
    expect(exemptionState(facts, before)).toBe('in-force');
    expect(exemptionState(facts, until)).toBe('over');
  });

  it.each([
    [{ decision: null }, 'asked'],
    [{ decision: 'refused' }, 'refused'],
    [{ ended_at: before }, 'withdrawn'],
  ])('with %j is %s', (change, state) => {
    expect(exemptionState({ ...facts, ...change }, before)).toBe(state);
  });

  it('lasts from now on, no longer than the longest one', () => {
    const now = new Date('2026-11-01T00:00:00Z');
    const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
    expect(
      [now, days(LONGEST_EXEMPTION_DAYS), days(LONGEST_EXEMPTION_DAYS + 1)].map((end) => mayLast(end, now)),
    ).toEqual([false, true, false]);
  });
});
