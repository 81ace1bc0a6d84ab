import { expect, test } from 'vitest';
import { awayOf } from './away.ts';
import { MOST_ATTEMPTS } from './operation-run.ts';

const run = (attempt: number, cleanUp = false) => ({
  work: { operation: { cleanUp }, cloud: { name: 'Huizhou' } },
  attempt,
});

test('an operation that touched nothing waits for a cluster or a state that is away, and for nothing else', () => {
  expect(awayOf('CLUSTER_UNREACHABLE', run(1))).toEqual({ code: 'CLUSTER', cloud: 'Huizhou' });
  expect(awayOf('STATE_UNAVAILABLE', run(1))).toMatchObject({ code: 'ENGINE', state: 'STATE_AWAY' });
  for (const code of ['ENGINE_FAILED', 'POLICY_REFUSED', 'CLUSTER_CHANGED', 'CHILD_ENDED', 'CANCELLED'] as const)
    expect(awayOf(code, run(1))).toBeNull();
});

test('an order waits so often and no longer, a clean-up for ever', () => {
  expect(awayOf('CLUSTER_UNREACHABLE', run(MOST_ATTEMPTS))).toBeNull();
  expect(awayOf('CLUSTER_UNREACHABLE', run(MOST_ATTEMPTS, true))).not.toBeNull();
});
