import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CLAIM } from '../testing/good-objects.ts';
import { noForeignSource } from './no-foreign-source.ts';

const judged = (content: object) =>
  verdict(noForeignSource, resourceOf('core/v1:PersistentVolumeClaim', { ...content }));

describe('no foreign source', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_CLAIM)).toEqual([]);
  });

  it.each([
    [
      'a copy of another tenant’s disk',
      'spec.dataSourceRef',
      { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'guangzhou-zk-000099' },
      '引用了命名空间 guangzhou-zk-000099 的对象',
    ],
    [
      'a route to another tenant’s service',
      'spec.rules',
      [{ backendRefs: [{ name: 'web', namespace: 'guangzhou-zk-000099' }] }],
      '引用了命名空间 guangzhou-zk-000099 的对象',
    ],
    [
      'a host’s disk from another tenant’s',
      'spec.dataVolumeTemplates',
      [{ spec: { source: { pvc: { namespace: 'guangzhou-zk-000099' } } } }],
      '引用了命名空间 guangzhou-zk-000099 的对象',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_CLAIM, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
