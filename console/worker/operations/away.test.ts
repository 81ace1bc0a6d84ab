import { expect, test } from 'vitest';
import { awayOf } from './away.ts';

test('an operation that touched nothing waits for a cluster or a state that is away, and for nothing else', () => {
  expect(awayOf('CLUSTER_UNREACHABLE', 'Huizhou')).toEqual({ code: 'CLUSTER', cloud: 'Huizhou' });
  expect(awayOf('STATE_UNAVAILABLE', 'Huizhou')).toMatchObject({ code: 'ENGINE', sentence: expect.any(String) });
  for (const code of ['ENGINE_FAILED', 'POLICY_REFUSED', 'CLUSTER_CHANGED', 'CHILD_ENDED', 'CANCELLED'] as const)
    expect(awayOf(code, 'Huizhou')).toBeNull();
});
