import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_BALANCER, GOOD_DEPLOYMENT, GOOD_DOORS, GOOD_HOST, GOOD_NAMESPACE } from '../testing/good-objects.ts';
import { ownZone } from './own-zone.ts';

const ZONE = 'zhengyun.cn/zone';
const labelled = <T extends { metadata: { labels: object } }>(object: T, zone: string) =>
  changeAt(object, 'metadata.labels', { ...object.metadata.labels, [ZONE]: zone });
const namespace = resourceOf('core/v1:Namespace', GOOD_NAMESPACE);
const balancer = resourceOf('core/v1:Service', GOOD_BALANCER);
const door = (zone: string) => resourceOf('networking.k8s.io/v1:NetworkPolicy', labelled(GOOD_DOORS, zone));

describe('the zone of a tenancy', () => {
  it('is its namespace’s for everything in it, and need not be named', async () => {
    const workload = resourceOf('apps/v1:Deployment', GOOD_DEPLOYMENT);
    const host = resourceOf('kubevirt.io/v1:VirtualMachine', GOOD_HOST);
    const silent = resourceOf('networking.k8s.io/v1:NetworkPolicy', GOOD_DOORS);
    expect(await verdict(ownZone, [silent, workload, host, balancer, door('extranet'), namespace])).toEqual([]);
  });

  it.each([
    ['a network policy', door('internet')],
    ['a balancer', resourceOf('core/v1:Service', labelled(GOOD_BALANCER, 'internet'))],
    [
      'a workload',
      resourceOf(
        'apps/v1:Deployment',
        changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.nodeSelector', { [ZONE]: 'internet' }),
      ),
    ],
    [
      'a host',
      resourceOf(
        'kubevirt.io/v1:VirtualMachine',
        changeAt(GOOD_HOST, 'spec.template.spec.nodeSelector', { [ZONE]: 'internet' }),
      ),
    ],
    ['a patch of the namespace', resourceOf('core/v1:NamespacePatch', labelled(GOOD_NAMESPACE, 'internet'))],
  ])('is not what %s says', async (_, liar) => {
    for (const stack of [
      [liar, namespace],
      [namespace, liar],
    ])
      expect(await verdict(ownZone, stack)).toEqual([
        expect.stringContaining('写明分区 internet，而其命名空间在分区 extranet'),
      ]);
  });

  it('is one for all objects of a stack that doesn’t hold the namespace', async () => {
    expect(await verdict(ownZone, [balancer, door('extranet')])).toEqual([]);
    expect(await verdict(ownZone, [balancer, door('internet')])).toEqual([
      expect.stringContaining('写明分区 internet，而其命名空间在分区 extranet'),
    ]);
  });

  it.each([
    ['a line’s stack that says another throughout', [door('internet')]],
    ['a namespace that says another', [resourceOf('core/v1:Namespace', labelled(GOOD_NAMESPACE, 'internet'))]],
  ])('is the one it was ordered in, not that of %s', async (_, stack) => {
    const ordered = { zones: { [GOOD_NAMESPACE.metadata.name]: 'extranet' } };
    expect(await verdict(ownZone, stack, ordered)).toEqual([
      expect.stringContaining('写明分区 internet，而其命名空间在分区 extranet'),
    ]);
    expect(await verdict(ownZone, [balancer, door('extranet'), namespace], ordered)).toEqual([]);
  });

  it('is each namespace’s own where several are judged together', async () => {
    const other = changeAt(labelled(GOOD_DOORS, 'internet'), 'metadata.namespace', 'guangzhou-zk-000099');
    const elsewhere = resourceOf('networking.k8s.io/v1:NetworkPolicy', other);
    expect(await verdict(ownZone, [namespace, balancer, elsewhere])).toEqual([]);
  });
});
