import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterObject } from './cluster-object.ts';
import { disksBehind, growthsOf } from './disks-behind.ts';

const hostOf = (storage: string): ClusterObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'h', uid: 'h' },
  spec: {
    dataVolumeTemplates: [{ metadata: { name: 'h-system' }, spec: { pvc: { resources: { requests: { storage } } } } }],
  },
});
const claimOf = (storage: string, phase = 'Bound', name = 'h-system'): ClusterObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, uid: 'c' },
  spec: { resources: { requests: { storage } } },
  status: { phase },
});

describe('a disk made with its host', () => {
  it('is grown to what the host asks for now', () => {
    expect(growthsOf(hostOf('200Gi'), [claimOf('100Gi')])).toEqual([{ claim: 'h-system', uid: 'c', storage: '200Gi' }]);
    expect(disksBehind(hostOf('200Gi'), [claimOf('100Gi')])?.reason).toBe(
      'DiskBehind: h-system is not yet asked to have 200Gi',
    );
  });

  it.each([
    ['that has it', claimOf('200Gi')],
    ['that has more', claimOf('1Ti')],
    ['that is not bound yet: a claim can grow only then', claimOf('100Gi', 'Pending')],
    ['of another name', claimOf('100Gi', 'Bound', 'h-data-1')],
  ])('is left alone, one %s', (_, claim) => {
    expect(disksBehind(hostOf('200Gi'), [claim])).toBeNull();
  });

  it('never shrinks, and is as asked for after one growth', () => {
    const size = fc.integer({ min: 1, max: 2_048 });
    fc.assert(
      fc.property(size, size, (wanted, asked) => {
        const [growth] = growthsOf(hostOf(`${wanted}Gi`), [claimOf(`${asked}Gi`)]);
        expect(growth === undefined).toBe(asked >= wanted);
        if (growth) expect(disksBehind(hostOf(`${wanted}Gi`), [claimOf(growth.storage)])).toBeNull();
      }),
    );
  });

  it('is not looked for where a host has no templates', () => {
    const plain: ClusterObject = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'h', uid: 'h' },
    };
    expect(growthsOf(plain, [claimOf('1Gi')])).toEqual([]);
  });
});
