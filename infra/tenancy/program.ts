import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { clusterProvider } from '@zhengyun/components/cluster/cluster-provider.ts';
import type { ProgramSettings } from '@zhengyun/components/cluster/program-settings.ts';
import { type PlannedObject, referencesOf } from '@zhengyun/components/manifest/planned-object.ts';
import { planTenancyBase } from '@zhengyun/components/tenancy-base/plan.ts';
import { TenancyBase } from '@zhengyun/components/tenancy-base/tenancy-base.ts';
import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { TenancyInputs, TenancyOutputs } from '@zhengyun/interface/tenancy.ts';
import { tenancyInputs } from './config.ts';
import { buildLine } from './lines/build-line.ts';
import { readCloud } from './read-cloud.ts';

/**
 * A tenancy's base stack, or one of its order lines (`inputs.kind`). The same for the console, which calls it inline,
 * and for `pulumi up` by hand.
 */
export async function program(settings: ProgramSettings): Promise<TenancyOutputs> {
  const inputs = tenancyInputs(settings.inputs);
  const cloud = await readCloud(inputs.cloudStack);
  const objects = build(inputs, cloud, { provider: clusterProvider(settings) });
  return {
    namespace: inputs.namespace,
    resource: inputs.kind === 'line' ? inputs.resource : null,
    objects: referencesOf(objects),
  };
}

function build(inputs: TenancyInputs, cloud: CloudOutputs, opts: ComponentResourceOptions): readonly PlannedObject[] {
  if (inputs.kind === 'line') return buildLine({ inputs, cloud, opts });
  const plan = planTenancyBase(inputs, cloud);
  new TenancyBase(inputs.ownership.tenancy, { plan }, opts);
  return plan.objects;
}
