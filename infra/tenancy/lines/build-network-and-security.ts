import { LoadBalancer } from '@zhengyun/components/load-balancer/load-balancer.ts';
import { planLoadBalancer } from '@zhengyun/components/load-balancer/plan.ts';
import type { PlannedObject } from '@zhengyun/components/manifest/planned-object.ts';
import { planSecurityPack } from '@zhengyun/components/security-pack/plan.ts';
import { SecurityPack } from '@zhengyun/components/security-pack/security-pack.ts';
import type { LoadBalancerSpec, SecurityPackSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import type { LineContext } from './line-context.ts';

/** A load balancer or a security pack; the objects they are made of. */
export function buildNetworkAndSecurity(
  spec: LoadBalancerSpec | SecurityPackSpec,
  { inputs, cloud, opts }: LineContext,
): readonly PlannedObject[] {
  switch (spec.item) {
    case 'security-pack': {
      const plan = planSecurityPack(inputs, spec, cloud);
      new SecurityPack(inputs.resource, { plan }, opts);
      return plan.objects;
    }
    case 'load-balancer': {
      const plan = planLoadBalancer(inputs, spec, cloud);
      new LoadBalancer(inputs.resource, { plan }, opts);
      return plan.objects;
    }
  }
}
