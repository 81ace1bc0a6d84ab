import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_BALANCER } from '../testing/good-objects.ts';
import { publicAddressZone } from './public-address-zone.ts';

const judged = (content: object) => verdict(publicAddressZone, resourceOf('core/v1:Service', { ...content }));

describe('public address zone', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_BALANCER)).toEqual([]);
  });

  it.each([
    [
      'a public balancer where none may be',
      'metadata.labels',
      { 'zhengyun.cn/zone': 'extranet' },
      '在不允许公网地址的分区使用了公网负载均衡',
    ],
    ['one that doesn’t say where it is', 'metadata.labels', {}, '在不允许公网地址的分区使用了公网负载均衡'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_BALANCER, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('believes no annotation, since no address is taken by one', async () => {
    const annotated = changeAt(GOOD_BALANCER, 'metadata', {
      ...GOOD_BALANCER.metadata,
      labels: { 'zhengyun.cn/zone': 'extranet' },
      annotations: { 'zhengyun.cn/address-scope': 'internal' },
    });
    expect(await judged(annotated)).toHaveLength(1);
  });

  it('takes a gateway’s word where its service bears it', async () => {
    const label = { 'zhengyun.cn/address-scope': 'internal' };
    const gateway = (spec: object) =>
      resourceOf('gateway.networking.k8s.io/v1:Gateway', {
        metadata: { name: 'g', namespace: 'n', labels: label },
        spec,
      });
    expect(await verdict(publicAddressZone, gateway({ gatewayClassName: 'a' }))).toHaveLength(1);
    expect(await verdict(publicAddressZone, gateway({ infrastructure: { labels: label } }))).toEqual([]);
  });

  it('holds for a gateway as for a balancer', async () => {
    const gateway = { metadata: { name: 'g', namespace: 'n' }, spec: { gatewayClassName: 'public' } };
    const found = await verdict(publicAddressZone, resourceOf('gateway.networking.k8s.io/v1:Gateway', gateway));
    expect(found).toEqual([expect.stringContaining('公网')]);
  });

  it('lets one stand in a zone that faces the Internet, and which those are is configured', async () => {
    const open = resourceOf(
      'core/v1:Service',
      changeAt(GOOD_BALANCER, 'metadata.labels', { 'zhengyun.cn/zone': 'dmz' }),
    );
    expect(await verdict(publicAddressZone, open)).toHaveLength(1);
    expect(await verdict(publicAddressZone, open, { publicZones: ['dmz'] })).toEqual([]);
  });
});
