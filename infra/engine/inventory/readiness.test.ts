import { describe, expect, test } from 'vitest';
import { type ClusterObject, readinessOf } from './readiness.ts';

const object = (kind: string, rest: Partial<ClusterObject>): ClusterObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'x', uid: 'u' },
  ...rest,
});
const claim = (phase: string, wanted: string, given?: string) =>
  object('PersistentVolumeClaim', {
    spec: { resources: { requests: { storage: wanted } } },
    status: { phase, ...(given ? { capacity: { storage: given } } : {}) },
  });
const host = (status: string) =>
  object('VirtualMachine', { status: { conditions: [{ type: 'Ready', status, reason: 'Booting' }] } });

const resized = (observedGeneration: number | undefined, more: { type: string; status: string }[] = []) =>
  object('VirtualMachine', {
    metadata: { name: 'x', uid: 'u', generation: 2 },
    status: {
      conditions: [{ type: 'Ready', status: 'True' }, ...more],
      ...(observedGeneration === undefined ? {} : { observedGeneration }),
    },
  });

describe('readiness', () => {
  test.each([
    ['a bound volume of the size asked for', claim('Bound', '100Gi', '100Gi'), true],
    ['a bound volume that is larger', claim('Bound', '100Gi', '1Ti'), true],
    ['a bound volume still being expanded', claim('Bound', '200Gi', '100Gi'), false],
    ['a pending volume', claim('Pending', '100Gi'), false],
    ['a lost volume', claim('Lost', '100Gi', '100Gi'), false],
    ['a host that is Ready', host('True'), true],
    ['a host that is not', host('False'), false],
    ['a resized host whose Ready is of its old size', resized(1), false],
    ['a resized host whose Ready is of its new size', resized(2), true],
    ['a resized host that never reports a generation', resized(undefined), true],
    [
      'a host that has its new size after a restart only',
      resized(2, [{ type: 'RestartRequired', status: 'True' }]),
      false,
    ],
    ['a host that needs no restart', resized(2, [{ type: 'RestartRequired', status: 'False' }]), true],
    ['a host without any status', object('VirtualMachine', {}), false],
    ['an active namespace', object('Namespace', { status: { phase: 'Active' } }), true],
    ['a terminating namespace', object('Namespace', { status: { phase: 'Terminating' } }), false],
    ['a quota, which has no notion of it', object('ResourceQuota', {}), null],
    [
      'anything that is being deleted',
      object('ResourceQuota', { metadata: { name: 'x', uid: 'u', deletionTimestamp: '2026-01-01T00:00:00Z' } }),
      false,
    ],
  ])('of %s', (_, subject, ready) => {
    const readiness = readinessOf(subject);
    expect(readiness.ready).toBe(ready);
    expect(readiness.reason === '').toBe(ready !== false);
  });
});
