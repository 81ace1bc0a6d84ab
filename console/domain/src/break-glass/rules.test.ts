import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { departmentsIn, endOf, isOpen, LONGEST_MINUTES } from './rules.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const minutes = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000;

describe('a break-glass window', () => {
  it('ends after what was granted, and never lasts longer than four hours, however often it is extended', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }), (asked) => {
        let window = null as { startsAt: Date; endsAt: Date } | null;
        for (const each of asked) {
          const end: Date | null = endOf(each, NOW, window);
          if (end) window = { startsAt: window?.startsAt ?? NOW, endsAt: end };
        }
        if (window) expect(minutes(window.startsAt, window.endsAt)).toBeLessThanOrEqual(LONGEST_MINUTES);
        const [first = 0] = asked;
        expect(endOf(first, NOW, null) === null).toBe(first > LONGEST_MINUTES);
      }),
    );
  });

  it('is not extended once it is over', () => {
    expect(endOf(10, NOW, { startsAt: new Date(NOW.getTime() - 3_600_000), endsAt: NOW })).toBe(null);
  });

  it('is closed at its end, whether or not anybody has noted that', () => {
    const window = { state: 'open', endsAt: NOW };
    expect(isOpen(window, new Date(NOW.getTime() - 1))).toBe(true);
    expect(isOpen(window, NOW)).toBe(false);
    expect(isOpen({ state: 'asked', endsAt: null }, NOW)).toBe(false);
  });
});

describe('what departments are told of a command by hand', () => {
  const mine = { stack: 'zy-1', owners: ['ours'] };
  const theirs = { stack: 'zy-2', owners: ['theirs'] };
  const cloud = { stack: 'guangzhou', owners: [null] };

  it('is the command on stacks of one department, to that department', () => {
    expect(departmentsIn([mine], 'pulumi up')).toEqual([
      { departmentId: 'ours', detail: { stacks: ['zy-1'], command: 'pulumi up' } },
    ]);
  });

  it('is to each of several its own stacks and nobody else’s, nor the command that names them', () => {
    expect(departmentsIn([mine, theirs], 'pulumi up')).toEqual([
      { departmentId: 'ours', detail: { stacks: ['zy-1'] } },
      { departmentId: 'theirs', detail: { stacks: ['zy-2'] } },
    ]);
    expect(departmentsIn([mine, cloud], 'pulumi up')).toEqual([{ departmentId: 'ours', detail: { stacks: ['zy-1'] } }]);
  });

  it('is nothing of a cloud’s own stack, or where none is named', () => {
    expect(departmentsIn([cloud], 'pulumi up')).toEqual([]);
    expect(departmentsIn([], 'pulumi stack ls')).toEqual([]);
  });
});
