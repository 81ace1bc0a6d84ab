import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_STORAGE_CLASS } from '../testing/good-objects.ts';
import { storageWiped } from './storage-wiped.ts';

const judged = (content: object) => verdict(storageWiped, resourceOf('storage.k8s.io/v1:StorageClass', { ...content }));

describe('storage wiped', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_STORAGE_CLASS)).toEqual([]);
  });

  it.each([['a class that keeps released disks', 'reclaimPolicy', 'Retain', '回收策略为 Retain']])(
    'refuses %s',
    async (_, path, value, message) => {
      expect(await judged(changeAt(GOOD_STORAGE_CLASS, path, value))).toEqual([expect.stringContaining(message)]);
    },
  );

  it('refuses a volume that outlives its claim, which is Kubernetes’ default', async () => {
    const volume = resourceOf('core/v1:PersistentVolume', { metadata: { name: 'pv' }, spec: { csi: {} } });
    expect(await verdict(storageWiped, volume)).toEqual([expect.stringContaining('回收策略为 Retain')]);
  });
});
