import type { Inventory, ObservedObject } from '@zhengyun/interface/inventory.ts';
import { expect, test } from 'vitest';
import { handoverOf, instanceUid, unmet } from './handover-rules.ts';

const object = (kind: string, name: string, rest: Partial<ObservedObject> = {}): ObservedObject => ({
  apiVersion: 'v1',
  kind,
  namespace: 'space',
  name,
  uid: `uid-${name}`,
  ready: true,
  reason: '',
  ...rest,
});
const inventory = (...objects: ObservedObject[]): Inventory => ({
  clusterUid: 'c',
  observedAt: '2026-03-01T00:00:00Z',
  objects,
});
const place = { cloud: 'gz', server: 'https://10.0.0.1:6443', namespace: 'space', oidc_group: 'zhengyun:office' };

test('a delivery hands over where things are and who may use them, and no secret', () => {
  const handover = handoverOf(
    place,
    inventory(object('VirtualMachine', 'host-001'), object('PersistentVolumeClaim', 'disk')),
    'Q0E=',
  );
  expect(handover).toMatchObject({
    endpoint: place.server,
    group: place.oidc_group,
    hosts: ['host-001'],
    volumes: ['disk'],
  });
  const { users, clusters } = JSON.parse(handover.kubeconfig);
  expect(users).toEqual([{ name: 'oidc', user: {} }]);
  expect(clusters[0].cluster).toEqual({ server: place.server, 'certificate-authority-data': 'Q0E=' });
});

test('a service is handed over by where it answers and which secret opens it, never by the secret', () => {
  const seen = inventory(
    object('Cluster', 'zy-2026-000007', { apiVersion: 'postgresql.cnpg.io/v1' }),
    object('ObjectBucketClaim', 'zy-2026-000008', { apiVersion: 'objectbucket.io/v1alpha1' }),
    object('Cluster', 'no-database', { apiVersion: 'cluster.x-k8s.io/v1beta1' }),
  );
  expect(handoverOf(place, seen, null).services).toEqual([
    { service: 'PostgreSQL', host: 'zy-2026-000007-rw.space.svc', port: 5_432, secret: 'zy-2026-000007-app' },
    { service: 'S3', host: null, port: null, secret: 'zy-2026-000008' },
  ]);
});

test('less than everything ready is not delivered, and what is missing is named', () => {
  const seen = inventory(
    object('PersistentVolumeClaim', 'disk', { ready: false, reason: 'Pending' }),
    object('ResourceQuota', 'q', { ready: null }),
  );
  expect(unmet('deploy', seen)).toEqual(['PersistentVolumeClaim disk: Pending']);
});

test('a deployment that names nothing of the cluster proves nothing by it', () => {
  expect(unmet('deploy', inventory())).toEqual(['the deployment names no object of the cluster']);
  expect(unmet('refresh', inventory())).toEqual([]);
});

test('a release is over when nothing is there any more', () => {
  expect(
    unmet(
      'destroy',
      inventory(object('VirtualMachine', 'a', { uid: '', ready: false }), object('VirtualMachine', 'b')),
    ),
  ).toEqual(['VirtualMachine b']);
});

test('a host stands for the instance before its disks do, and a counted service has none', () => {
  expect(instanceUid(inventory(object('PersistentVolumeClaim', 'disk'), object('VirtualMachine', 'host')))).toBe(
    'uid-host',
  );
  expect(instanceUid(null)).toBeNull();
});
