import { describe, expect, it } from 'vitest';
import { freshSince, monthsDue, readingsSince, triesAgain } from './due-rules.ts';

const NOW = new Date('2026-03-16T04:00:00Z');

describe('months due', () => {
  it.each([
    ['no mark', [], []],
    ['a mark of this month', [['a', '2026-03']], [['a', '2026-03']]],
    [
      'two of one department: from the earlier on',
      [
        ['a', '2026-03'],
        ['a', '2026-02'],
      ],
      [
        ['a', '2026-02'],
        ['a', '2026-03'],
      ],
    ],
    [
      'one of each of two',
      [
        ['b', '2026-03'],
        ['a', '2026-03'],
      ],
      [
        ['a', '2026-03'],
        ['b', '2026-03'],
      ],
    ],
    ['a month that has not begun', [['a', '2026-04']], []],
  ] as const)('of %s', (_, marks, due) => {
    const of = marks.map(([departmentId, month]) => ({ departmentId, month }));
    expect(monthsDue(of, NOW).map(({ departmentId, month }) => [departmentId, month])).toEqual(due);
  });

  it('reach two years back at most', () => {
    const due = monthsDue([{ departmentId: 'a', month: '2019-01' }], NOW);
    expect([due.length, due[0]?.month, due.at(-1)?.month]).toEqual([25, '2024-03', '2026-03']);
  });
});

it('is fresh what was rated since midnight in Shanghai', () => {
  expect(freshSince(NOW)).toEqual(new Date('2026-03-15T16:00:00Z'));
});

it('has readings wait ten minutes and what was refused an hour', () => {
  expect(readingsSince(NOW)).toEqual(new Date('2026-03-16T03:50:00Z'));
  expect([new Date('2026-03-16T03:00:01Z'), new Date('2026-03-16T03:00:00Z')].map((at) => triesAgain(at, NOW))).toEqual(
    [false, true],
  );
});
