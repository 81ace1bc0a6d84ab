import { LoadBalancer } from '@zhengyun/components/load-balancer/load-balancer.ts';
import { planLoadBalancer } from '@zhengyun/components/load-balancer/plan.ts';
import type { PlannedObject } from '@zhengyun/components/manifest/planned-object.ts';
import type { LoadBalancerSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import type { LineContext } from './line-context.ts';

/** A load balancer; the objects it is made of. */
export function buildNetworkAndSecurity(
  spec: LoadBalancerSpec,
  { inputs, cloud, opts }: LineContext,
): readonly PlannedObject[] {
  switch (spec.item) {
    case 'load-balancer': {
      const plan = planLoadBalancer(inputs, spec, cloud);
      new LoadBalancer(inputs.resource, { plan }, opts);
      return plan.objects;
    }
  }
}
