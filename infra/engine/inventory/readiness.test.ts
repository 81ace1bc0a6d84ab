import { describe, expect, test } from 'vitest';
import type { ClusterObject } from './cluster-object.ts';
import { volumesBehind } from './database-volumes.ts';
import { readinessOf } from './readiness.ts';

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

const database = (instances: number, readyInstances: number, more: ClusterObject['status'] = {}) =>
  object('Cluster', {
    apiVersion: 'postgresql.cnpg.io/v1',
    spec: { instances },
    status: { readyInstances, conditions: [{ type: 'Ready', status: 'True' }], ...more },
  });
const bucket = (phase: string) =>
  object('ObjectBucketClaim', { apiVersion: 'objectbucket.io/v1alpha1', status: { phase } });
const cache = (clusterSize: number, masterNode: string) =>
  object('RedisReplication', {
    apiVersion: 'redis.redis.opstreelabs.in/v1beta2',
    spec: { clusterSize },
    status: { masterNode },
  });
const balancer = (ingress: unknown[]) =>
  object('Service', { spec: { type: 'LoadBalancer' }, status: { loadBalancer: { ingress } } });
const volume = (status: ClusterObject['status']) =>
  object('DataVolume', { apiVersion: 'cdi.kubevirt.io/v1beta1', ...(status ? { status } : {}) });
const schedule = (phase: string) => object('Schedule', { apiVersion: 'velero.io/v1', status: { phase } });
const set = (replicas: number, status: ClusterObject['status']) =>
  object('StatefulSet', {
    apiVersion: 'apps/v1',
    metadata: { name: 'x', uid: 'u', generation: 2 },
    spec: { replicas },
    ...(status ? { status } : {}),
  });

const stopped = (printableStatus: string, observedGeneration?: number) =>
  object('VirtualMachine', {
    metadata: { name: 'x', uid: 'u', generation: 2 },
    spec: { runStrategy: 'Halted' },
    status: {
      printableStatus,
      conditions: [{ type: 'Ready', status: printableStatus === 'Stopped' ? 'False' : 'True' }],
      ...(observedGeneration === undefined ? {} : { observedGeneration }),
    },
  });

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
    ['a disk that is filled', volume({ phase: 'Succeeded' }), true],
    ['a disk that is being filled', volume({ phase: 'ImportInProgress', progress: '42.0%' }), false],
    ['a disk that nobody has begun to fill', volume(undefined), false],
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
    ['a host that is to be off and is', stopped('Stopped', 2), true],
    ['a host that is to be off and still stops', stopped('Stopping', 2), false],
    ['a host that is to be off and has not been told yet', stopped('Stopped', 1), false],
    ['a host without any status', object('VirtualMachine', {}), false],
    ['a database with all its members', database(3, 3), true],
    ['a database that waits for a member', database(3, 2), false],
    ['a database whose volume is being grown', database(1, 1, { resizingPVC: ['x-1'] }), false],
    [
      'a database its operator calls not ready',
      database(1, 1, { conditions: [{ type: 'Ready', status: 'False' }] }),
      false,
    ],
    ['a database no operator has looked at', object('Cluster', { apiVersion: 'postgresql.cnpg.io/v1' }), false],
    [
      'a cluster of another sort, which is not a database',
      object('Cluster', { apiVersion: 'cluster.x-k8s.io/v1' }),
      null,
    ],
    ['a bound bucket', bucket('Bound'), true],
    ['a pending bucket', bucket('Pending'), false],
    ['a cache without a member that takes writes', cache(2, ''), false],
    ['a cache with one', cache(2, 'x-0'), true],
    ['a cache of a single member, which has no choice', cache(1, ''), true],
    ['a set with all its members', set(2, { observedGeneration: 2, readyReplicas: 2, updatedReplicas: 2 }), true],
    ['a set that restarts a member', set(2, { observedGeneration: 2, readyReplicas: 2, updatedReplicas: 1 }), false],
    ['a set that has not seen its new size', set(2, { observedGeneration: 1, readyReplicas: 2 }), false],
    ['a load balancer with an address', balancer([{ ip: '198.18.0.1' }]), true],
    ['a load balancer without one', balancer([]), false],
    ['a service inside, which has no notion of it', object('Service', { spec: { type: 'ClusterIP' } }), null],
    ['a backup schedule that is taken up', schedule('Enabled'), true],
    ['a backup schedule that was refused', schedule('FailedValidation'), false],
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

describe('volumes of a database', () => {
  const grown = object('Cluster', { apiVersion: 'postgresql.cnpg.io/v1', spec: { storage: { size: '200Gi' } } });

  test('hold it back while one still asks for the size before', () => {
    const behind = volumesBehind(grown, [claim('Bound', '200Gi', '200Gi'), claim('Bound', '100Gi', '100Gi')]);
    expect(behind).toMatchObject({ ready: false, reason: expect.stringContaining('200Gi') });
  });

  test('say nothing more once all ask for what is wanted', () => {
    expect(volumesBehind(grown, [claim('Bound', '200Gi', '200Gi'), claim('Bound', '1Ti', '1Ti')])).toBeNull();
  });
});
