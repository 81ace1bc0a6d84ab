import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CLAIM, GOOD_DEPLOYMENT, GOOD_HOST } from '../testing/good-objects.ts';
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

  it.each([
    ['another tenant’s', 'guangzhou-zk-000099/net', 1],
    ['its own', 'guangzhou-zk-000012/net', 0],
    ['its own, by the name alone', 'net', 0],
  ])('judges whose network hosts and pods join: %s', async (_, networkName, findings) => {
    const host = changeAt(GOOD_HOST, 'spec.template.spec.networks', [{ name: 'n', multus: { networkName } }]);
    const metadata = { annotations: { 'k8s.v1.cni.cncf.io/networks': networkName } };
    const workload = changeAt(GOOD_DEPLOYMENT, 'spec.template.metadata', metadata);
    for (const resource of [
      resourceOf('kubevirt.io/v1:VirtualMachine', host),
      resourceOf('apps/v1:Deployment', workload),
    ])
      expect(await verdict(noForeignSource, resource)).toHaveLength(findings);
  });

  it('reads networks given as a list of selections', async () => {
    const annotation = '[{ "name": "net", "namespace": "guangzhou-zk-000099" }]';
    const metadata = { annotations: { 'k8s.v1.cni.cncf.io/networks': annotation } };
    const workload = changeAt(GOOD_DEPLOYMENT, 'spec.template.metadata', metadata);
    expect(await verdict(noForeignSource, resourceOf('apps/v1:Deployment', workload))).toEqual([
      expect.stringContaining('接入了命名空间 guangzhou-zk-000099 的网络'),
    ]);
  });
});
