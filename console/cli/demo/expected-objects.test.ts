import { describe, expect, test } from 'vitest';
import type { ProvenObject } from './cluster-proof.ts';
import {
  claimShape,
  expectedTally,
  hostShape,
  type OrderedResource,
  objectsOf,
  provenTally,
  spaceShape,
  tallyDifferences,
} from './expected-objects.ts';

const ordered = new Map<string, OrderedResource>([
  [
    'ZY-2026-000001',
    {
      cloud: 'guangzhou',
      spec: {
        item: 'cloud-host',
        count: 2,
        vcpu: 8,
        memoryGb: 32,
        systemDiskGb: 100,
        dataDisks: [{ class: 'fast', gb: 1_500 }],
      },
    },
  ],
  [
    'ZY-2026-000002',
    {
      cloud: 'province',
      spec: { item: 'container-space', vcpu: 1, memoryGb: 1, ordinaryGb: 834, fastGb: 70_000 },
    },
  ],
  ['ZY-2026-000003', { cloud: 'province', spec: { item: 'bandwidth', mbps: 9 } }],
]);
const object = (resource: string, cloud: string, shape: string): ProvenObject => ({
  id: `${resource}${shape}`,
  kind: '',
  namespace: 'n',
  name: 'n',
  resource,
  cloud,
  shape,
});
const standing = [
  ...[1, 2].flatMap(() => [
    object('zy-2026-000001', 'guangzhou', hostShape(8, 32)),
    object('zy-2026-000001', 'guangzhou', claimShape('ordinary', 100)),
    object('zy-2026-000001', 'guangzhou', claimShape('fast', 1_500)),
  ]),
  object('zy-2026-000002', 'province', spaceShape(1, 1)),
  object('zy-2026-000002', 'province', claimShape('ordinary', 834)),
  object('zy-2026-000002', 'province', claimShape('fast', 65_536)),
  object('zy-2026-000002', 'province', claimShape('fast', 4_464)),
];
const differences = (objects: readonly ProvenObject[]) =>
  tallyDifferences(expectedTally(ordered), provenTally(objectsOf(ordered, objects)));

describe('what stands on the clusters', () => {
  test('is exactly what was ordered, whatever other orders put there', () => {
    expect(differences([...standing, object('zy-2026-000009', 'province', hostShape(1, 1))])).toEqual([]);
  });

  test('is not, with one host fewer', () => {
    expect(differences(standing.slice(1))).toEqual([expect.stringContaining('guangzhou 云主机 8 vCPU 32 GB: 2 were')]);
  });

  test('is not, with one claim too many', () => {
    const more = [...standing, object('zy-2026-000002', 'province', claimShape('ordinary', 834))];
    expect(differences(more)).toEqual([expect.stringContaining('1 were ordered, and 2 are on the cluster')]);
  });

  test('is not, with a host of the old size', () => {
    const old = [object('zy-2026-000001', 'guangzhou', hostShape(4, 16)), ...standing.slice(1)];
    expect(differences(old)).toHaveLength(2);
  });
});
