import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterDays, afterMonths, dayOf, daysUntil } from './calendar.ts';
import { type ReclaimEvent, ReclaimOrderError, reclaimStanding } from './reclaim-clock.ts';
import { RECLAIM_POLICIES, reclaimPolicyAt, reclaimPolicySchema } from './reclaim-policy.ts';
import { afterWorkingDays, workingDaysUntil } from './working-days.ts';

const at = (text: string) => new Date(text);
const RULES = { clock: { monthsToUrge: 1, workingDaysToCut: 5 } };
const event = (kind: ReclaimEvent['kind'], when: string): ReclaimEvent => ({ kind, at: at(when) });
const standing = (now: string, ...events: ReclaimEvent[]) => reclaimStanding(events, at(now), RULES);

/** Ten in the morning of 28 September 2026 in Beijing, two days before the National Day week. */
const REMINDED = event('reminded', '2026-08-28T02:00:00Z');
const URGED = event('urged', '2026-09-29T02:00:00Z');

describe('the reclaim clock', () => {
  it('lets the department act for one calendar month, to the end of that day in Beijing', () => {
    expect(standing('2026-09-28T15:59:59Z', REMINDED)).toEqual({
      stage: 'reminded',
      dueAt: at('2026-09-28T16:00:00Z'),
      due: false,
    });
    expect(standing('2026-09-28T16:00:00Z', REMINDED)).toMatchObject({ due: true });
  });

  it('gives five working days after the urging, which a holiday week with its shifted weekend stretches', () => {
    // 30 September, 8, 9, 10 (a Saturday that is worked) and 12 October.
    expect(standing('2026-10-12T15:59:59Z', REMINDED, URGED)).toEqual({
      stage: 'urged',
      dueAt: at('2026-10-12T16:00:00Z'),
      due: false,
    });
  });

  it('goes by the calendar of the deployment where that says otherwise', () => {
    const calendarOf = () => new Map([['2026-10-10', false]]);
    expect(reclaimStanding([REMINDED, URGED], at('2026-10-12T16:00:00Z'), { ...RULES, calendarOf })).toMatchObject({
      dueAt: at('2026-10-13T16:00:00Z'),
      due: false,
    });
  });

  it('stands while an appeal is open, however long, and goes on with the days that were left', () => {
    const appealed = event('appealed', '2026-10-09T02:00:00Z');
    expect(standing('2027-10-09T02:00:00Z', REMINDED, URGED, appealed)).toEqual({
      stage: 'appealed',
      before: 'urged',
      left: 2,
    });
    const refused = event('appeal-refused', '2026-11-20T02:00:00Z');
    expect(standing('2026-11-24T15:59:59Z', REMINDED, URGED, appealed, refused)).toEqual({
      stage: 'urged',
      dueAt: at('2026-11-24T16:00:00Z'),
      due: false,
    });
  });

  it('counts the days that an appeal leaves by the calendar of the deadline it stops, and gives them by that of its refusal', () => {
    // Urged on Monday 2 August 2027: five days, to the end of Monday 9. Saturday 7 is declared worked afterwards, for whoever is urged later.
    const before = [event('reminded', '2027-07-01T02:00:00Z'), event('urged', '2027-08-02T02:00:00Z')];
    const calendarOf = (since: Date) => new Map(since > at('2027-08-03T00:00:00Z') ? [['2027-08-07', true]] : []);
    const rules = { ...RULES, calendarOf };
    const of = (now: string, ...then: ReclaimEvent[]) => reclaimStanding([...before, ...then], at(now), rules);
    const late = [event('appealed', '2027-08-06T03:00:00Z'), event('appeal-refused', '2027-08-12T03:00:00Z')];
    expect(of('2027-08-06T03:00:00Z', late[0]!)).toMatchObject({ stage: 'appealed', left: 1 });
    expect(of('2027-08-12T03:00:00Z', ...late)).toMatchObject({ dueAt: at('2027-08-13T16:00:00Z') });
    // Refused within the hour: the Saturday would bring the deadline forward.
    const soon = [late[0]!, event('appeal-refused', '2027-08-06T04:00:00Z')];
    expect(of('2027-08-06T04:00:00Z', ...soon)).toMatchObject({ dueAt: at('2027-08-09T16:00:00Z') });
  });

  it('can be appealed against once more when it was urged', () => {
    const first = [event('appealed', '2026-09-01T00:00:00Z'), event('appeal-refused', '2026-09-01T01:00:00Z')];
    const second = event('appealed', '2026-09-30T00:00:00Z');
    expect(standing('2026-09-30T00:00:00Z', REMINDED, ...first, URGED, second)).toMatchObject({ stage: 'appealed' });
  });

  it('is due at once where an appeal made after the deadline is refused, so that it can’t be put off day by day', () => {
    const appealed = event('appealed', '2026-10-13T02:00:00Z');
    const refused = event('appeal-refused', '2026-10-13T06:00:00Z');
    expect(standing('2026-10-13T06:00:00Z', REMINDED, URGED, appealed, refused)).toMatchObject({ due: true });
  });

  it('counts calendar days, not working days, that were left of the month', () => {
    const appealed = event('appealed', '2026-09-18T02:00:00Z');
    const refused = event('appeal-refused', '2026-10-01T02:00:00Z');
    expect(standing('2026-10-01T02:00:00Z', REMINDED, appealed, refused)).toMatchObject({
      stage: 'reminded',
      dueAt: at('2026-10-11T16:00:00Z'),
    });
  });

  it.each([
    ['acted', 'acted'],
    ['recovered', 'recovered'],
  ] as const)('ends when %s, at any stage', (kind, by) => {
    const end = event(kind, '2026-10-08T02:00:00Z');
    expect(standing('2027-01-01T00:00:00Z', REMINDED, end)).toEqual({ stage: 'ended', by, at: end.at });
    expect(standing('2027-01-01T00:00:00Z', REMINDED, URGED, end)).toMatchObject({ stage: 'ended', by });
    expect(standing('2027-01-01T00:00:00Z', REMINDED, event('appealed', '2026-09-01T00:00:00Z'), end)).toMatchObject({
      by,
    });
  });

  it.each<[string, ReclaimEvent[]]>([
    ['be urged before the month is over', [REMINDED, event('urged', '2026-09-28T15:59:59Z')]],
    ['be cut without having been urged', [REMINDED, event('cut', '2027-09-28T16:00:00Z')]],
    ['be cut before five working days are over', [REMINDED, URGED, event('cut', '2026-10-12T15:59:59Z')]],
    [
      'be cut while an appeal is open',
      [REMINDED, URGED, event('appealed', '2026-10-08T00:00:00Z'), event('cut', '2027-01-01T00:00:00Z')],
    ],
    [
      'be urged while an appeal is open',
      [REMINDED, event('appealed', '2026-09-01T00:00:00Z'), event('urged', '2027-01-01T00:00:00Z')],
    ],
    [
      'be appealed twice at once',
      [REMINDED, event('appealed', '2026-09-01T00:00:00Z'), event('appealed', '2026-09-02T00:00:00Z')],
    ],
    [
      'be appealed against again once that appeal was refused',
      [
        REMINDED,
        event('appealed', '2026-09-01T00:00:00Z'),
        event('appeal-refused', '2026-09-02T00:00:00Z'),
        event('appealed', '2026-09-03T00:00:00Z'),
      ],
    ],
    ['have an appeal decided that nobody made', [REMINDED, event('upheld', '2026-09-02T00:00:00Z')]],
    ['go on after its end', [REMINDED, event('acted', '2026-09-01T00:00:00Z'), event('urged', '2027-01-01T00:00:00Z')]],
    ['run backwards', [REMINDED, event('acted', '2026-08-27T00:00:00Z')]],
  ])('can never %s', (_, events) => {
    expect(() => reclaimStanding(events, at('2028-01-01T00:00:00Z'), RULES)).toThrow(ReclaimOrderError);
  });

  it('never comes due sooner for an appeal, whenever made and however decided', () => {
    const day = 86_400_000;
    fc.assert(
      fc.property(fc.nat(60), fc.nat(400), fc.nat(60), fc.boolean(), (start, appeal, wait, late) => {
        const reminded = { kind: 'reminded', at: new Date(REMINDED.at.getTime() + start * day) } as const;
        const month = afterMonths(reminded.at, 1);
        const urged = { kind: 'urged', at: month } as const;
        const before = late ? [reminded, urged] : [reminded];
        const from = late ? urged.at : reminded.at;
        const plain = reclaimStanding(before, from, RULES);
        const appealed = { kind: 'appealed', at: new Date(from.getTime() + (appeal % 30) * day) } as const;
        const refused = { kind: 'appeal-refused', at: new Date(appealed.at.getTime() + wait * day) } as const;
        const after = reclaimStanding([...before, appealed, refused], from, RULES);
        if (plain.stage === 'ended' || plain.stage === 'appealed') throw new Error('not running');
        if (after.stage === 'ended' || after.stage === 'appealed') throw new Error('not running');
        expect(after.stage).toBe(plain.stage);
        expect(after.dueAt.getTime()).toBeGreaterThanOrEqual(plain.dueAt.getTime());
      }),
    );
  });
});

describe('deadlines', () => {
  it('of one month end with the last day of a shorter one', () => {
    expect(dayOf(new Date(afterMonths(at('2026-01-31T02:00:00Z'), 1).getTime() - 1))).toBe('2026-02-28');
  });

  it('say what is left of them, in the days they were given in', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(90), (start, days) => {
        const from = new Date(Date.UTC(2024, 0, 1) + start * 86_400_000 + 12_345);
        expect(daysUntil(from, afterDays(from, days))).toBe(days);
        expect(workingDaysUntil(from, afterWorkingDays(from, days))).toBe(days);
      }),
    );
  });
});

describe('reclaim policies', () => {
  it('are in force from their day on, and nothing is reclaimed by none', () => {
    expect(reclaimPolicyAt(at('2026-03-01T00:00:00Z')).id).toBe('sample-reclaim-2026');
    expect(() => reclaimPolicyAt(at('2025-03-01T00:00:00Z'))).toThrow(/no reclaim policy is in force/);
  });

  it('are refused when nothing needs to be measured, or reminders rise', () => {
    const [sample] = RECLAIM_POLICIES;
    const broken = (over: object) => reclaimPolicySchema.safeParse({ ...sample, ...over }).success;
    expect(broken({})).toBe(true);
    expect(broken({ idle: { ...sample?.idle, minimumCoveragePpm: 0n } })).toBe(false);
    expect(broken({ lease: { ...sample?.lease, remindDaysBefore: [1, 7] } })).toBe(false);
  });
});
