import { BastionAccount } from '@zhengyun/components/bastion-account/bastion-account.ts';
import { planBastionAccount } from '@zhengyun/components/bastion-account/plan.ts';
import { LoadBalancer } from '@zhengyun/components/load-balancer/load-balancer.ts';
import { planLoadBalancer } from '@zhengyun/components/load-balancer/plan.ts';
import type { PlannedObject } from '@zhengyun/components/manifest/planned-object.ts';
import { planSecurityPack } from '@zhengyun/components/security-pack/plan.ts';
import { SecurityPack } from '@zhengyun/components/security-pack/security-pack.ts';
import type {
  BastionAccountSpec,
  LoadBalancerSpec,
  SecurityPackSpec,
} from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import type { LineContext } from './line-context.ts';

/** A load balancer, a security pack or bastion accounts; the objects they are made of. */
export function buildNetworkAndSecurity(
  spec: LoadBalancerSpec | SecurityPackSpec | BastionAccountSpec,
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
    case 'bastion-account': {
      const plan = planBastionAccount(inputs, spec, cloud);
      new BastionAccount(inputs.resource, { plan }, opts);
      return plan.objects;
    }
  }
}
