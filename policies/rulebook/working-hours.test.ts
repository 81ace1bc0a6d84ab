import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterWorkingMinutes, workingMinutesBetween } from './working-hours.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);

describe('so many minutes of working hours after', () => {
  it.each([
    ['a working morning', '2026-11-23T10:00', 30, '2026-11-23T10:30'],
    ['early morning', '2026-11-23T06:00', 30, '2026-11-23T09:30'],
    ['half an hour before the evening', '2026-11-23T17:30', 30, '2026-11-23T18:00'],
    ['ten minutes before it', '2026-11-23T17:50', 30, '2026-11-24T09:20'],
    ['Friday evening', '2026-11-20T18:00', 30, '2026-11-23T09:30'],
    ['a Saturday that is worked', '2026-10-10T10:00', 30, '2026-10-10T10:30'],
    ['the eve of the National Day holidays', '2026-09-30T17:45', 30, '2026-10-08T09:15'],
    ['a morning, for two days', '2026-11-23T09:00', 1_080, '2026-11-24T18:00'],
    ['the night, with none to wait', '2026-11-21T03:00', 0, '2026-11-21T03:00'],
  ])('%s', (_, from, minutes, until) => {
    expect(afterWorkingMinutes(at(from), minutes)).toEqual(at(until));
  });

  it('go by what was declared of a day', () => {
    const declared = new Map([
      ['2026-11-21', true],
      ['2026-11-23', false],
    ]);
    expect(afterWorkingMinutes(at('2026-11-20T18:00'), 30, declared)).toEqual(at('2026-11-21T09:30'));
    expect(afterWorkingMinutes(at('2026-11-21T18:00'), 30, declared)).toEqual(at('2026-11-24T09:30'));
  });

  it('are never fewer by the clock, nor fewer in two parts than in one', () => {
    const instant = fc.date({ min: at('2026-01-01T00:00'), max: at('2026-12-01T00:00'), noInvalidDate: true });
    const minutes = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(instant, minutes, minutes, (from, one, two) => {
        const until = afterWorkingMinutes(from, one + two);
        expect(until.getTime()).toBeGreaterThanOrEqual(from.getTime() + (one + two) * 60_000);
        expect(afterWorkingMinutes(afterWorkingMinutes(from, one), two)).toEqual(until);
      }),
    );
  });

  it('are counted back from both their ends, holidays and declared days too', () => {
    const instant = fc.date({ min: at('2026-01-01T00:00'), max: at('2026-12-01T00:00'), noInvalidDate: true });
    const declared = new Map([['2026-03-03', false]]);
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2_000 }), (from, minutes) => {
        expect(workingMinutesBetween(from, afterWorkingMinutes(from, minutes, declared), declared)).toBe(minutes);
      }),
    );
    expect(workingMinutesBetween(at('2026-11-20T17:45'), at('2026-11-23T09:15'))).toBe(30);
    expect(workingMinutesBetween(at('2026-11-23T09:15'), at('2026-11-20T17:45'))).toBe(0);
  });
});
