import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DOORS } from '../testing/good-objects.ts';
import { ownNetwork } from './own-network.ts';

const judged = (content: object) =>
  verdict(ownNetwork, resourceOf('networking.k8s.io/v1:NetworkPolicy', { ...content }));

describe('own network', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DOORS)).toEqual([]);
  });

  it.each([
    ['every namespace there is', 'spec.egress.0.to.0.namespaceSelector', {}, '放通了不确定的命名空间'],
    [
      'another tenancy by name',
      'spec.egress.0.to.0.namespaceSelector.matchLabels',
      { 'kubernetes.io/metadata.name': 'guangzhou-zk-000099' },
      '放通了命名空间 guangzhou-zk-000099',
    ],
    [
      'namespaces by a label anybody can bear',
      'spec.ingress.0.from',
      [{ namespaceSelector: { matchLabels: { team: 'web' } } }],
      '放通了不确定的命名空间',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DOORS, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['cilium.io/v2:CiliumNetworkPolicy', { endpointSelector: {}, ingress: [{ fromEntities: ['all'] }] }],
    ['crd.projectcalico.org/v1:NetworkPolicy', { ingress: [{ action: 'Allow' }] }],
    ['policy.networking.k8s.io/v1alpha1:AdminNetworkPolicy', {}],
  ])('refuses a policy of a network’s own making, which it can’t read: %s', async (type, spec) => {
    const foreign = resourceOf(type, { metadata: GOOD_DOORS.metadata, spec });
    expect(await verdict(ownNetwork, foreign)).toEqual([expect.stringContaining('其放通范围无法判定')]);
  });

  it('lets a tenancy name its own namespace, alone or in a list', async () => {
    const own = { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['guangzhou-zk-000012', 'kube-system'] };
    const path = 'spec.egress.0.to.0.namespaceSelector';
    expect(await judged(changeAt(GOOD_DOORS, path, { matchExpressions: [own] }))).toEqual([]);
  });
});
