import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noNodeProxy } from './no-node-proxy.ts';

const judged = (content: object) =>
  verdict(noNodeProxy, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no node proxy', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    [
      'the kubelet’s own API',
      'rules.0',
      { apiGroups: [''], resources: ['nodes/proxy'], verbs: ['get'] },
      '对 nodes/proxy 授予 get',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
