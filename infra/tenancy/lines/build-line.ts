import type { PlannedObject } from '@zhengyun/components/manifest/planned-object.ts';
import { buildCompute } from './build-compute.ts';
import { buildDataService } from './build-data-service.ts';
import { buildNetworkAndSecurity } from './build-network-and-security.ts';
import type { LineContext } from './line-context.ts';

/**
 * Makes what one order line asks for; the objects it is made of.
 *
 * @throws PlanInvalidError when the item can't be had on this cloud as it is asked for
 */
export function buildLine(context: LineContext): readonly PlannedObject[] {
  const { spec } = context.inputs;
  switch (spec.item) {
    case 'cloud-host':
    case 'container-space':
    case 'gpu-share':
      return buildCompute(spec, context);
    case 'block-disk':
    case 'object-bucket':
    case 'postgresql':
    case 'cache':
    case 'backup-schedule':
      return buildDataService(spec, context);
    case 'load-balancer':
    case 'security-pack':
    case 'bastion-account':
      return buildNetworkAndSecurity(spec, context);
  }
}
