import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { GOOD_NAMESPACE, GOOD_ROLE, GOOD_SERVICE } from '../testing/good-objects.ts';
import { ownershipLabels } from './ownership-labels.ts';

const without = (key: string) => {
  const { [key]: _, ...labels } = GOOD_SERVICE.metadata.labels as Record<string, string>;
  return resourceOf('core/v1:Service', { ...GOOD_SERVICE, metadata: { ...GOOD_SERVICE.metadata, labels } });
};

describe('ownership labels', () => {
  it.each([
    ['core/v1:Service', GOOD_SERVICE],
    ['core/v1:Namespace', GOOD_NAMESPACE],
    ['rbac.authorization.k8s.io/v1:ClusterRole', GOOD_ROLE],
  ])('has nothing against a labelled %s', async (type, content) => {
    expect(await verdict(ownershipLabels, resourceOf(type, content))).toEqual([]);
  });

  it.each(Object.keys(GOOD_SERVICE.metadata.labels))('refuses a tenancy’s object without %s', async (key) => {
    expect(await verdict(ownershipLabels, without(key))).toEqual([expect.stringContaining(`缺少标签 ${key}`)]);
  });

  it('asks only for the cloud where nobody’s tenancy is concerned', async () => {
    const labels = { 'zhengyun.cn/managed-by': 'zhengyun', 'zhengyun.cn/cloud': 'guangzhou' };
    const account = { metadata: { name: 'a', namespace: 'zy-guangzhou-system', labels } };
    expect(await verdict(ownershipLabels, resourceOf('core/v1:ServiceAccount', account))).toEqual([]);
  });

  it('leaves alone what only patches an object somebody else made', async () => {
    const patch = { metadata: { name: 'node-1' } };
    expect(await verdict(ownershipLabels, resourceOf('core/v1:NodePatch', patch))).toEqual([]);
  });
});
