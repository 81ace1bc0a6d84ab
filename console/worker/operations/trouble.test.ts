import { expect, test } from 'vitest';
import { refusalOf } from './trouble.ts';

test.each([
  ['POLICY_REFUSED', 'preview', 'POLICY_REFUSED'],
  ['CLUSTER_UNREACHABLE', 'preview', 'CLUSTER_UNREACHABLE'],
  ['CLUSTER_UNREACHABLE', 'untouched-apply', 'CLUSTER_UNREACHABLE'],
  ['CLUSTER_UNREACHABLE', 'apply', 'CLUSTER_LOST'],
  ['CLUSTER_CHANGED', 'apply', 'CLUSTER_CHANGED'],
  ['PROVIDER_MISSING', 'preview', 'ENGINE_NOT_READY'],
  ['PROGRAM_FAILED', 'preview', 'PREVIEW_FAILED'],
  ['ENGINE_FAILED', 'apply', 'APPLY_FAILED'],
  // Its sentence must not speak of what was made: nothing was.
  ['ENGINE_FAILED', 'untouched-apply', 'APPLY_NOT_BEGUN'],
  ['STACK_LOCKED', 'apply', 'APPLY_FAILED'],
] as const)('%s in %s reads as %s', (code, stage, refusal) => {
  expect(refusalOf({ code, message: 'm' }, stage, 'Huizhou').code).toBe(refusal);
});
