import { SAMPLE_AUTOMATIC_RULE } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHashOf, earliestDay, inForceAt, stateOfVersion, type VersionFacts } from './rules.ts';

const version = (id: string, day: string, part: Partial<VersionFacts> = {}): VersionFacts => ({
  id,
  validFrom: beginningOfDay(day),
  decision: 'confirmed',
  endedAt: null,
  ...part,
});
const NOON = new Date('2026-11-23T04:00:00Z');

describe('the version in force', () => {
  const first = version('a', '2026-01-01');
  const second = version('b', '2026-11-24');

  it('is the one that began last, from the first instant of its day in Asia/Shanghai', () => {
    const midnight = new Date('2026-11-23T16:00:00Z');
    expect(inForceAt([second, first], new Date(midnight.getTime() - 1))?.id).toBe('a');
    expect(inForceAt([second, first], midnight)?.id).toBe('b');
    expect(inForceAt([second, first], new Date('2025-12-31T15:59:59Z'))).toBe(undefined);
  });

  it.each([
    ['was not decided', { decision: null }],
    ['was refused', { decision: 'refused' }],
    ['was withdrawn', { endedAt: NOON }],
  ])('is never one that %s', (_, part) => {
    expect(inForceAt([first, version('b', '2026-11-24', part)], new Date('2027-01-01T00:00:00Z'))?.id).toBe('a');
  });

  it('is exactly one on every instant after the first began, whichever days the others begin', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 * 86_400 }), (offsets, seconds) => {
        const start = beginningOfDay('2026-01-01').getTime();
        const all = [
          first,
          ...offsets.map((day) => version(`${day}`, '2026-01-01', { validFrom: new Date(start + day * 86_400_000) })),
        ];
        const at = new Date(start + seconds * 1_000);
        const current = inForceAt(all, at)!;
        expect(all.filter((each) => stateOfVersion(each, current.id, at) === 'in-force')).toEqual([current]);
        const later = all.filter((each) => each.validFrom > current.validFrom && each.validFrom <= at);
        expect(later).toEqual([]);
      }),
    );
  });
});

describe('where a version stands', () => {
  it.each([
    ['proposed', '2026-11-24', { decision: null }, 'proposed'],
    ['proposed, whose day has come', '2026-11-23', { decision: null }, 'missed'],
    ['confirmed', '2026-11-24', {}, 'scheduled'],
    ['confirmed, with a later one in force', '2026-01-01', {}, 'replaced'],
    ['refused', '2026-11-24', { decision: 'refused' }, 'refused'],
    ['taken back', '2026-11-24', { endedAt: NOON }, 'withdrawn'],
  ] as const)('%s', (_, day, part, state) => {
    expect(stateOfVersion(version('a', day, part), 'other', NOON)).toBe(state);
  });
});

describe('the first day of a new version', () => {
  it('is tomorrow by the calendar of Asia/Shanghai', () => {
    expect(earliestDay(NOON)).toBe('2026-11-24');
    expect(earliestDay(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-25');
  });
});

describe('the content hash', () => {
  it('is of the day and the rule, and not of the order of its keys', () => {
    const { decrease, growth } = SAMPLE_AUTOMATIC_RULE;
    expect(contentHashOf('2026-01-01', { growth, decrease })).toBe(contentHashOf('2026-01-01', SAMPLE_AUTOMATIC_RULE));
    expect(contentHashOf('2026-01-02', SAMPLE_AUTOMATIC_RULE)).not.toBe(
      contentHashOf('2026-01-01', SAMPLE_AUTOMATIC_RULE),
    );
    expect(contentHashOf('2026-01-01', { growth: null, decrease })).not.toBe(
      contentHashOf('2026-01-01', SAMPLE_AUTOMATIC_RULE),
    );
  });
});
