import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_BALANCER, GOOD_SERVICE } from '../testing/good-objects.ts';
import { noExternalService } from './no-external-service.ts';

const judged = (content: object) => verdict(noExternalService, resourceOf('core/v1:Service', { ...content }));

describe('no external service', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_SERVICE)).toEqual([]);
  });

  it.each([
    ['a load balancer', 'spec.type', 'LoadBalancer', '服务类型为 LoadBalancer'],
    ['a node port', 'spec.type', 'NodePort', '服务类型为 NodePort'],
    ['an address of its own', 'spec.externalIPs', ['203.0.113.9'], '占用外部地址 203.0.113.9'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_SERVICE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});

it('lets a load balancer stand that was ordered', async () => {
  expect(await judged(GOOD_BALANCER)).toEqual([]);
});
