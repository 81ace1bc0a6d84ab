import { describe, expect, it } from 'vitest';
import { blockersOf, type ClosingFacts, progressOf } from './rules.ts';

const START = new Date('2026-04-07T00:00:00Z');
const after = (seconds: number) => new Date(START.getTime() + seconds * 1_000);

describe('the progress of a closing', () => {
  const counts = { waiting: 6, running: 2, done: 3, failed: 1, firstStartedAt: START };
  it.each([
    ['by the pace so far', counts, after(10), 20],
    ['rounded up', { ...counts, waiting: 1, running: 0, done: 3, failed: 0 }, after(10), 4],
    ['not before anything ended', { ...counts, done: 0, failed: 0 }, after(10), null],
    ['nor when nothing is left', { ...counts, waiting: 0, running: 0 }, after(10), null],
    ['nor when nothing was begun', { ...counts, firstStartedAt: null }, after(10), null],
    ['nor by a clock that went back', counts, after(-1), null],
  ] as const)('tells the time left %s', (_, given, now, left) => {
    expect(progressOf(given, now).secondsLeft).toBe(left);
  });

  it('counts every piece of work once', () => {
    expect(progressOf(counts, after(10))).toMatchObject({ total: 12, waiting: 6, running: 2, done: 3, failed: 1 });
  });
});

describe('a month can be closed', () => {
  const clear: ClosingFacts = {
    begun: true,
    frozen: true,
    unfinished: [],
    failed: [],
    notDrafted: [],
    parked: [],
    disputed: [],
    useUnknown: [],
  };
  it('when nothing stands in the way', () => expect(blockersOf(clear)).toEqual([]));

  it.each([
    [{ frozen: false }, 'not-frozen'],
    [{ begun: false }, 'not-begun'],
    [{ unfinished: ['HT-1'] }, 'work-unfinished'],
    [{ failed: ['HT-1'] }, 'work-failed'],
    [{ notDrafted: ['HT-1'] }, 'not-drafted'],
    [{ parked: ['NJ-1'] }, 'parked'],
    [{ disputed: ['JS-1'] }, 'disputed'],
    [{ useUnknown: ['ZY-1'] }, 'use-unknown'],
  ] as const)('not with %o', (fact, kind) => {
    expect(blockersOf({ ...clear, ...fact }).map((blocker) => blocker.kind)).toEqual([kind]);
  });

  it('and says of many the first ten and how many there are', () => {
    const failed = Array.from({ length: 12 }, (_, n) => `HT-${n}`);
    expect(blockersOf({ ...clear, failed })).toEqual([{ kind: 'work-failed', count: 12, which: failed.slice(0, 10) }]);
  });
});
