import { describe, expect, it } from 'vitest';
import { workingDayFrom, workingDaysBetween } from './working-days.ts';

describe('working days after a day', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 0, 'the same day'],
    ['2026-11-23', '2026-11-24', 1, 'the next one'],
    ['2026-11-20', '2026-11-22', 0, 'a weekend'],
    ['2026-11-20', '2026-11-23', 1, 'over a weekend'],
    ['2026-09-30', '2026-10-07', 0, 'the National Day holidays'],
    ['2026-10-09', '2026-10-10', 1, 'a Saturday that is worked'],
    ['2026-11-24', '2026-11-23', 0, 'a day before it'],
  ])('from %s to %s are %i: %s', (day, last, count) => {
    expect(workingDaysBetween(day, last)).toBe(count);
  });
});

describe('the first working day from a day on', () => {
  it.each([
    ['2026-11-24', '2026-11-24', 'itself'],
    ['2026-11-21', '2026-11-23', 'after a weekend'],
    ['2026-10-01', '2026-10-08', 'after the National Day holidays'],
    ['2026-10-10', '2026-10-10', 'a Saturday that is worked'],
  ])('%s is %s: %s', (day, expected) => {
    expect(workingDayFrom(day)).toBe(expected);
  });

  it('goes by what a deployment says otherwise of days', () => {
    expect(workingDayFrom('2026-11-24', new Map([['2026-11-24', false]]))).toBe('2026-11-25');
  });
});
