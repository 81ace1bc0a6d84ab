import { describe, expect, it } from 'vitest';
import type { Blocker } from './schemas.ts';
import { blockedBy, blocking } from './unknown-rules.ts';

const blocker = (kind: Blocker['kind']): Blocker => ({ kind, count: 1, which: [] });
const kinds = (blockers: readonly Blocker[]) => blockers.map(({ kind }) => kind);

describe('a reason to close a month with meters that were silent', () => {
  it.each([
    [['use-unknown'], undefined, ['use-unknown']],
    [['use-unknown'], '设备已报废，无从补报', []],
    [['use-unknown', 'parked'], '设备已报废，无从补报', ['parked']],
    [['parked'], undefined, ['parked']],
    [[], undefined, []],
  ] as const)('%o with %s leaves %o', (given, why, left) => {
    expect(kinds(blocking(given.map(blocker), why))).toEqual(left);
  });
});

it('names silent meters in the refusal, and nothing where none is', () => {
  const silent = { kind: 'use-unknown', count: 1, which: ['HT-1 ZY-1 traffic-gb.x86 86400s 2026-07-11'] } as const;
  expect(blockedBy([blocker('parked'), { ...silent, which: [...silent.which] }])).toEqual({
    blockers: ['parked', 'use-unknown'],
    silent: silent.which,
  });
  expect(blockedBy([blocker('parked')])).toEqual({ blockers: ['parked'] });
});
