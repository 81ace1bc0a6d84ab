import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CLAIM, GOOD_DATABASE, GOOD_STATEFUL_SET } from '../testing/good-objects.ts';
import { knownStorageClass } from './known-storage-class.ts';

const judged = (content: object) =>
  verdict(knownStorageClass, resourceOf('core/v1:PersistentVolumeClaim', { ...content }));

describe('known storage class', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_CLAIM)).toEqual([]);
  });

  it.each([
    ['the cluster’s own default', 'spec.storageClassName', undefined, '没有写明存储类'],
    ['a class that isn’t sold', 'spec.storageClassName', 'local-path', '存储类 local-path 不在目录内'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_CLAIM, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    [
      'apps/v1:StatefulSet',
      changeAt(GOOD_STATEFUL_SET, 'spec.volumeClaimTemplates.0.spec.storageClassName', 'local-path'),
    ],
    ['postgresql.cnpg.io/v1:Cluster', changeAt(GOOD_DATABASE, 'spec.storage.storageClass', 'local-path')],
  ])('looks at the claims a %s makes', async (type, content) => {
    expect(await verdict(knownStorageClass, resourceOf(type, { ...content }))).toHaveLength(1);
  });
});

it('takes a volume that was there before the platform as it is', async () => {
  const volume = resourceOf(
    'core/v1:PersistentVolumeClaim',
    changeAt(GOOD_CLAIM, 'spec.storageClassName', 'local-path'),
  );
  expect(await verdict(knownStorageClass, { ...volume, protect: true })).toEqual([]);
});
