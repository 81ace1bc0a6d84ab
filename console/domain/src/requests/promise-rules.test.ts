import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { isWorkingDay } from '@zhengyun/rulebook/working-days.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promisedBy, promisedDays, standingOf, waitsOf, warnAt } from './promise-rules.ts';
import { REQUEST_STATES } from './schemas.ts';

const NONE = new Map<string, boolean>();
const at = (day: string, hour = 10) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
/** The last day of a promise that ends at `by`. */
const lastDay = (by: Date) => dayOf(new Date(by.getTime() - 1));

describe('the working days a request is promised in', () => {
  it('are the longest of its lines’, and unknown where one line’s are', () => {
    expect(promisedDays([1, 5, 3])).toBe(5);
    expect(promisedDays([1, null, 3])).toBeNull();
    expect(promisedDays([])).toBeNull();
    expect(promisedDays([0])).toBe(0);
  });
});

describe('the day a request is promised by', () => {
  const order = { submittedAt: at('2026-09-24'), days: 3, waits: [] };

  it('is counted in working days: Mid-Autumn and the National Day off, the day worked in their place on', () => {
    // Thursday 24 September; 25 to 27 are off, and 20 September was worked instead.
    expect(lastDay(promisedBy(order, NONE))).toBe('2026-09-30');
    expect(lastDay(promisedBy({ ...order, days: 4 }, NONE))).toBe('2026-10-08');
    expect(lastDay(promisedBy({ ...order, days: 6 }, NONE))).toBe('2026-10-10');
  });

  it('moves with a day that is declared off', () => {
    expect(lastDay(promisedBy(order, new Map([['2026-09-29', false]])))).toBe('2026-10-08');
  });

  it('does not count the working days it waited for its own department, and counts all others', () => {
    const monday = at('2026-11-02');
    const asked = { submittedAt: monday, days: 3 };
    const wait = (from: string, to: string) => ({ from: at(from), to: at(to) });
    expect(lastDay(promisedBy({ ...asked, waits: [wait('2026-11-02', '2026-11-02')] }, NONE))).toBe('2026-11-05');
    expect(lastDay(promisedBy({ ...asked, waits: [wait('2026-11-02', '2026-11-04')] }, NONE))).toBe('2026-11-09');
    // Over a weekend that nobody works, one day.
    expect(lastDay(promisedBy({ ...asked, waits: [wait('2026-11-06', '2026-11-09')] }, NONE))).toBe('2026-11-06');
    const twice = [wait('2026-11-02', '2026-11-03'), wait('2026-11-05', '2026-11-06')];
    expect(lastDay(promisedBy({ ...asked, waits: twice }, NONE))).toBe('2026-11-09');
  });

  it('waits for the department once a round: a step that a new round overtook ends as that begins', () => {
    const overtaken = { round: 2, openedAt: at('2026-11-02'), decidedAt: null };
    const decided = { round: 3, openedAt: at('2026-11-04'), decidedAt: at('2026-11-06') };
    const first = { round: 1, openedAt: at('2026-10-28'), decidedAt: at('2026-10-29') };
    expect(waitsOf([overtaken, decided, first], at('2026-11-30'))).toEqual([
      { from: at('2026-10-28'), to: at('2026-10-29') },
      { from: at('2026-11-02'), to: at('2026-11-04') },
      { from: at('2026-11-04'), to: at('2026-11-06') },
    ]);
    expect(waitsOf([overtaken], at('2026-11-03'))).toEqual([{ from: at('2026-11-02'), to: at('2026-11-03') }]);
  });

  it('is told of as its last working day begins, at once where that has begun', () => {
    const told = (by: Date, now: Date, off: string[] = []) =>
      warnAt(by, { calendar: new Map(off.map((day) => [day, false])), now });
    const monday = at('2026-11-02');
    expect(told(at('2026-11-06', 0), monday)).toEqual(at('2026-11-05', 0));
    expect(told(at('2026-11-06', 0), at('2026-11-05', 9))).toEqual(at('2026-11-05', 9));
    expect(told(at('2026-11-03', 0), at('2026-11-02', 12))).toEqual(at('2026-11-02', 12));
    // Thursday was declared off after people had been promised it: the last day that anything can be done is Wednesday.
    expect(told(at('2026-11-06', 0), monday, ['2026-11-05'])).toEqual(at('2026-11-04', 0));
  });

  it('ends after a working day, later with more days and with every wait', () => {
    const day = fc.date({ min: at('2026-01-05'), max: at('2026-12-20'), noInvalidDate: true });
    const waits = fc.array(fc.tuple(day, fc.nat({ max: 20 * 86_400_000 })), { maxLength: 3 });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), waits, (submittedAt, days, spans) => {
        const known = spans.map(([from, length]) => ({ from, to: new Date(from.getTime() + length) }));
        const by = promisedBy({ submittedAt, days, waits: known }, NONE);
        expect(isWorkingDay(lastDay(by))).toBe(true);
        expect(by > promisedBy({ submittedAt, days: days - 1, waits: known }, NONE)).toBe(true);
        expect(by >= promisedBy({ submittedAt, days, waits: [] }, NONE)).toBe(true);
        expect(warnAt(by, { calendar: NONE, now: submittedAt }) < by).toBe(true);
      }),
    );
  });
});

describe('how a promise stands', () => {
  const by = at('2026-11-06', 0);
  const before = at('2026-11-05');
  const after = at('2026-11-06');
  const order = { kind: 'order', state: 'provisioning', promisedBy: by, deliveredAt: null } as const;

  it.each([
    [{}, before, 'running'],
    [{}, by, 'late'],
    [{}, after, 'late'],
    [{ state: 'joint-review' }, after, 'late'],
    // The department has it: its own time never makes anybody late.
    [{ state: 'department-review' }, after, 'paused'],
    [{ state: 'delivered', deliveredAt: before }, after, 'kept'],
    [{ state: 'accepted', deliveredAt: by }, after, 'missed'],
    [{ state: 'withdrawn' }, after, 'ended'],
    [{ state: 'failed' }, before, 'ended'],
    [{ promisedBy: null }, after, 'unknown'],
    [{ promisedBy: null, state: 'accepted', deliveredAt: before }, after, 'unknown'],
    [{ kind: 'release', promisedBy: null }, after, 'none'],
    [{ kind: 'extend', promisedBy: null }, after, 'none'],
  ] as const)('with %j is %s', (given, now, standing) => {
    expect(standingOf({ ...order, ...given }, now)).toBe(standing);
  });

  it('is never in time and never late where nothing is known to be promised', () => {
    for (const state of REQUEST_STATES)
      for (const deliveredAt of [null, before])
        expect(standingOf({ kind: 'order', state, promisedBy: null, deliveredAt }, after)).toBe('unknown');
  });
});
