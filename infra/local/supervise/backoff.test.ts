import { describe, expect, it } from 'vitest';
import { countCrash, restartPause } from './backoff.ts';

describe('the pause before a restart', () => {
  it.each([
    [1, 250],
    [2, 500],
    [5, 4_000],
    [8, 30_000],
    [1_000, 30_000],
  ])('after %s crashes in a row is %s ms', (crashes, pause) => {
    expect(restartPause(crashes)).toBe(pause);
  });

  it('is short again after a child that ran well for a minute', () => {
    expect(countCrash(7, 59_999)).toBe(8);
    expect(countCrash(7, 60_000)).toBe(1);
  });
});
