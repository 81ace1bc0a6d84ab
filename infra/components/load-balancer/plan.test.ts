import type { LoadBalancerSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyLoadBalancerSpec } from '../testing/arbitrary-specs.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { balancerDoor, balancerService } from './balancer-manifests.ts';
import { planLoadBalancer } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
/** The zone that allows public addresses hosts systems up to grade 2. */
const inInternetZone = (spec: LoadBalancerSpec) => {
  const line = sampleLine(spec);
  return { ...line, zone: 'internet', ownership: { ...line.ownership, mlpsGrade: 2 as const } };
};
const planned = (spec: LoadBalancerSpec) => planLoadBalancer(inInternetZone(spec), spec, cloud);
const SPEC: LoadBalancerSpec = {
  item: 'load-balancer',
  scope: 'internal',
  listeners: [{ name: 'web', protocol: 'TCP', port: 443, targetPort: 8_443 }],
  target: { resource: 'zy-000001' },
};

describe('a plan of a load balancer', () => {
  it('listens on what was ordered and opens the ports behind it, those and no other', () => {
    fc.assert(
      fc.property(anyLoadBalancerSpec, (spec) => {
        const plan = planned(spec);
        expect(balancerService(plan).spec.ports).toEqual(
          spec.listeners.map((listener) => ({ ...listener, name: `${listener.name}-${listener.port}` })),
        );
        const opened = balancerDoor(plan).spec.ingress.flatMap(({ ports }) => ports);
        expect(opened).toEqual(spec.listeners.map(({ protocol, targetPort }) => ({ protocol, port: targetPort })));
      }),
    );
  });

  it('reaches the pods of the resource it stands before and no others', () => {
    const behind = { 'zhengyun.cn/resource': 'zy-000001' };
    expect(balancerService(planned(SPEC)).spec.selector).toEqual(behind);
    expect(balancerDoor(planned(SPEC)).spec.podSelector).toEqual({ matchLabels: behind });
  });

  it('opens no port on the nodes', () => {
    expect(balancerService(planned(SPEC)).spec.allocateLoadBalancerNodePorts).toBe(false);
  });

  it('lets in the government’s networks, and everybody only when it is public', () => {
    const sources = (scope: 'internal' | 'public') =>
      balancerDoor(planned({ ...SPEC, scope })).spec.ingress.flatMap(({ from }) =>
        from.map(({ ipBlock }) => ipBlock.cidr),
      );
    expect(sources('internal')).not.toContain('0.0.0.0/0');
    expect(sources('public')).toContain('0.0.0.0/0');
  });

  it('is refused a public address in a zone that allows none', () => {
    const spec = { ...SPEC, scope: 'public' } as const;
    expect(() => planLoadBalancer(sampleLine(spec), spec, cloud)).toThrow('zone extranet allows no public addresses');
  });

  it('is refused before itself, and on a cloud without load balancers', () => {
    const itself = { ...SPEC, target: { resource: 'zy-000123' } };
    expect(() => planned(itself)).toThrow('cannot stand before itself');
    const bare = { ...cloud, services: { ...cloud.services, loadBalancer: null } };
    expect(() => planLoadBalancer(sampleLine(SPEC), SPEC, bare)).toThrow('has no load balancer controller');
  });
});
