import { describe, expect, it } from 'vitest';
import { awayOf } from './away.ts';
import { MOST_ATTEMPTS } from './operation-run.ts';

const run = (attempt: number, cleanUp = false) => ({
  work: { operation: { cleanUp }, cloud: { name: '惠州市政务云' } },
  attempt,
});

describe('an operation whose cluster gives no answer', () => {
  it('waits for it, and is given up after so many attempts', () => {
    const cluster = { code: 'CLUSTER', cloud: '惠州市政务云' };
    expect(awayOf('CLUSTER_UNREACHABLE', run(1))).toEqual(cluster);
    expect(awayOf('CLUSTER_UNREACHABLE', run(MOST_ATTEMPTS - 1))).toEqual(cluster);
    expect(awayOf('CLUSTER_UNREACHABLE', run(MOST_ATTEMPTS))).toBeNull();
  });

  it('waits without a limit where it is a clean-up', () => {
    expect(awayOf('CLUSTER_UNREACHABLE', run(MOST_ATTEMPTS * 100, true))).toMatchObject({ code: 'CLUSTER' });
    expect(awayOf('STATE_UNAVAILABLE', run(MOST_ATTEMPTS * 100, true))).toMatchObject({ code: 'ENGINE' });
  });

  it('waits for nobody after any other trouble, clean-up or not', () => {
    for (const code of ['POLICY_REFUSED', 'ENGINE_FAILED', 'CLUSTER_CHANGED'] as const)
      for (const cleanUp of [true, false]) expect(awayOf(code, run(1, cleanUp))).toBeNull();
  });
});
