import { describe, expect, test } from 'vitest';
import { behindItsSpec } from './behind-its-spec.ts';
import type { ClusterObject } from './cluster-object.ts';
import { type MemberPod, type MemberSet, membersBehind, setBehind } from './members-behind.ts';
import { isSameSize } from './same-size.ts';

const SMALL = { cpu: '4', memory: '16Gi' };
const LARGE = { cpu: '16', memory: '64Gi' };

const database = (instances: number, requests: object): ClusterObject => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: { name: 'db', uid: 'u' },
  spec: { instances, resources: { requests } },
  status: { readyInstances: instances, conditions: [{ type: 'Ready', status: 'True' }] },
});
const member = (name: string, requests: object, more: Partial<MemberPod['metadata']> = {}): MemberPod => ({
  metadata: { name, labels: { 'cnpg.io/cluster': 'db', 'cnpg.io/instanceName': name }, ...more },
  spec: { containers: [{ name: 'postgres', resources: { requests } }] },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
});
const cache = (clusterSize: number, requests: object): ClusterObject => ({
  apiVersion: 'redis.redis.opstreelabs.in/v1beta2',
  kind: 'RedisReplication',
  metadata: { name: 'cache', uid: 'u' },
  spec: { clusterSize, kubernetesConfig: { resources: { requests } } },
  status: { masterNode: 'cache-0' },
});
const set = (replicas: number, requests: object): MemberSet => ({
  metadata: { name: 'cache' },
  spec: { replicas, template: { spec: { containers: [{ name: 'redis', resources: { requests } }] } } },
});

describe('a resized database', () => {
  test('is not delivered while its members have the size before, whatever its status says', () => {
    const behind = membersBehind(database(1, LARGE), [member('db-1', SMALL)]);
    expect(behind).toEqual({ ready: false, reason: 'member db-1 has 4 CPU, 16Gi of 16 CPU, 64Gi yet' });
  });

  test('is not delivered while one member of three is still of the size before', () => {
    const pods = [member('db-1', SMALL), member('db-2', LARGE), member('db-3', LARGE)];
    expect(membersBehind(database(3, LARGE), pods)).toMatchObject({ ready: false });
  });

  test.each([
    ['a member less than asked for', 3, ['db-1', 'db-2']],
    ['a member that was given back', 1, ['db-1', 'db-2']],
  ])('is not delivered with %s', (_, instances, names) => {
    const pods = names.map((name) => member(name, SMALL));
    expect(membersBehind(database(instances, SMALL), pods)).toMatchObject({ ready: false });
  });

  test('is not delivered while a member is being replaced or does not answer', () => {
    const going = member('db-1', LARGE, { deletionTimestamp: '2026-11-22T00:00:00Z' });
    expect(membersBehind(database(1, LARGE), [going])).toMatchObject({ ready: false });
    const starting = { ...member('db-1', LARGE), status: { conditions: [{ type: 'Ready', status: 'False' }] } };
    expect(membersBehind(database(1, LARGE), [starting])).toMatchObject({ ready: false });
  });

  test('is delivered when every member has the size asked for, however the cluster writes it', () => {
    const pods = [member('db-1', { cpu: '16000m', memory: '65536Mi' }), member('db-2', LARGE)];
    const joining = member('db-3-join', {}, { labels: { 'cnpg.io/jobRole': 'join' } });
    expect(membersBehind(database(2, LARGE), [...pods, joining])).toBeNull();
  });
});

describe('a resized cache', () => {
  test.each([
    ['its set is asked for the number before', set(2, SMALL)],
    ['its members are of the size before', set(5, LARGE)],
    ['its operator has made nothing', undefined],
  ])('is not delivered while %s', (_, members) => {
    expect(setBehind(cache(5, SMALL), members)).toMatchObject({ ready: false });
  });

  test('is its set’s to speak for once that is asked for the same', () => {
    expect(setBehind(cache(5, SMALL), set(5, SMALL))).toBeNull();
  });

  test('is held against the set of its own name, among all that an operator keeps', async () => {
    const stranger = { ...set(5, SMALL), metadata: { name: 'cache-sentinel' } };
    const list = async <Follower>() => [stranger] as unknown as readonly Follower[];
    expect(await behindItsSpec(cache(5, SMALL), list)).toMatchObject({ ready: false });
  });
});

test('a size that cannot be read is no size that was asked for', () => {
  expect(isSameSize(SMALL, { cpu: '4', memory: 'much' })).toBe(false);
  expect(isSameSize(undefined, undefined)).toBe(false);
});
