import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../protocol/property-value.ts';
import { diffObjects } from './object-diff.ts';
import { formatPath } from './property-path.ts';
import { replaceTriggers } from './replace-triggers.ts';

const IMMUTABLE = { configMaps: false, secrets: false };

/** Paths that force a new object when `live` becomes `wanted`. */
function replaced(
  live: JsonObject,
  wanted: JsonObject,
  options: { mutability?: typeof IMMUTABLE; patch?: boolean } = {},
) {
  const triggers = replaceTriggers(wanted, options.mutability ?? IMMUTABLE, options.patch ?? false);
  return diffObjects({ live, oldInputs: live, newInputs: wanted }, triggers, true)
    .filter((change) => change.replaces)
    .map((change) => formatPath(change.path));
}

function object(apiVersion: string, kind: string, rest: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { name: 'a', namespace: 'n' }, ...rest };
}

describe('fields that cannot change in place', () => {
  it.each<[string, string, JsonObject, JsonObject, string]>([
    ['v1', 'ConfigMap', { data: { a: '1' } }, { data: { a: '2' } }, 'data.a'],
    ['v1', 'ConfigMap', { binaryData: { a: 'YQ==' } }, { binaryData: { a: 'Yg==' } }, 'binaryData.a'],
    ['v1', 'Secret', { data: { a: 'YQ==' } }, { data: { a: 'Yg==' } }, 'data.a'],
    ['v1', 'Secret', { type: 'Opaque' }, { type: 'other' }, 'type'],
    ['v1', 'ResourceQuota', { spec: { scopes: ['A'] } }, { spec: { scopes: ['B'] } }, 'spec.scopes[0]'],
    ['v1', 'Service', { spec: { clusterIP: '10.0.0.1' } }, { spec: { clusterIP: 'None' } }, 'spec.clusterIP'],
    [
      'v1',
      'PersistentVolumeClaim',
      { spec: { storageClassName: 'a' } },
      { spec: { storageClassName: 'b' } },
      'spec.storageClassName',
    ],
    [
      'v1',
      'PersistentVolume',
      { spec: { hostPath: { path: '/a' } } },
      { spec: { hostPath: { path: '/b' } } },
      'spec.hostPath.path',
    ],
    ['v1', 'Pod', { spec: { nodeName: 'a' } }, { spec: { nodeName: 'b' } }, 'spec.nodeName'],
    [
      'v1',
      'Pod',
      { spec: { containers: [{ image: 'a' }] } },
      { spec: { containers: [{ image: 'b' }] } },
      'spec.containers[0].image',
    ],
    [
      'apps/v1',
      'Deployment',
      { spec: { selector: { matchLabels: { a: '1' } } } },
      { spec: { selector: { matchLabels: { a: '2' } } } },
      'spec.selector.matchLabels.a',
    ],
    ['apps/v1', 'StatefulSet', { spec: { serviceName: 'a' } }, { spec: { serviceName: 'b' } }, 'spec.serviceName'],
    [
      'batch/v1',
      'Job',
      { spec: { template: { spec: { restartPolicy: 'Never' } } } },
      { spec: { template: { spec: { restartPolicy: 'OnFailure' } } } },
      'spec.template.spec.restartPolicy',
    ],
    [
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      { roleRef: { name: 'a' } },
      { roleRef: { name: 'b' } },
      'roleRef.name',
    ],
    [
      'rbac.authorization.k8s.io/v1',
      'ClusterRoleBinding',
      { roleRef: { name: 'a' } },
      { roleRef: { name: 'b' } },
      'roleRef.name',
    ],
    ['storage.k8s.io/v1', 'StorageClass', { provisioner: 'a' }, { provisioner: 'b' }, 'provisioner'],
  ])('%s %s', (apiVersion, kind, before, after, path) => {
    expect(replaced(object(apiVersion, kind, before), object(apiVersion, kind, after))).toEqual([path]);
  });

  it.each<[string, string, JsonObject, JsonObject]>([
    ['apps/v1', 'Deployment', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }],
    ['v1', 'ResourceQuota', { spec: { hard: { pods: '1' } } }, { spec: { hard: { pods: '2' } } }],
    [
      'v1',
      'PersistentVolumeClaim',
      { spec: { resources: { requests: { storage: '1Gi' } } } },
      { spec: { resources: { requests: { storage: '2Gi' } } } },
    ],
    ['kubevirt.io/v1', 'VirtualMachine', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: [{ name: 'a' }] }, { subjects: [{ name: 'b' }] }],
  ])('are not these: %s %s', (apiVersion, kind, before, after) => {
    expect(replaced(object(apiVersion, kind, before), object(apiVersion, kind, after))).toEqual([]);
  });

  it('are name and namespace of any kind', () => {
    const before = { ...object('example.com/v1', 'Widget', {}), metadata: { name: 'a', namespace: 'n' } };
    const after = { ...before, metadata: { name: 'b', namespace: 'm' } };
    expect(replaced(before, after).sort()).toEqual(['metadata.name', 'metadata.namespace']);
  });

  it('are reached through a parent that is added as a whole', () => {
    const before = object('apps/v1', 'Deployment', {});
    expect(replaced(before, { ...before, spec: { selector: {}, replicas: 1 } })).toEqual(['spec']);
    expect(replaced(before, { ...before, spec: { replicas: 1 } })).toEqual([]);
  });

  it('spare the content of ConfigMaps and Secrets that the provider may change, unless they are immutable', () => {
    const before = object('v1', 'ConfigMap', { data: { a: '1' } });
    const after = object('v1', 'ConfigMap', { data: { a: '2' } });
    const mutability = { configMaps: true, secrets: true };
    expect(replaced(before, after, { mutability })).toEqual([]);
    expect(replaced({ ...before, immutable: true }, { ...after, immutable: true }, { mutability })).toEqual(['data.a']);
  });

  it('are only the identity for *Patch resources', () => {
    const before = object('v1', 'ConfigMap', { data: { a: '1' } });
    expect(replaced(before, object('v1', 'ConfigMap', { data: { a: '2' } }), { patch: true })).toEqual([]);
  });
});
