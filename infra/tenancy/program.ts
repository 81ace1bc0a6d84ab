import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { BlockDisk } from '@zhengyun/components/block-disk/block-disk.ts';
import { planBlockDisk } from '@zhengyun/components/block-disk/plan.ts';
import { Cache } from '@zhengyun/components/cache/cache.ts';
import { planCache } from '@zhengyun/components/cache/plan.ts';
import { CloudHost } from '@zhengyun/components/cloud-host/cloud-host.ts';
import { planCloudHost } from '@zhengyun/components/cloud-host/plan.ts';
import { clusterProvider } from '@zhengyun/components/cluster/cluster-provider.ts';
import type { ProgramSettings } from '@zhengyun/components/cluster/program-settings.ts';
import { ContainerSpace } from '@zhengyun/components/container-space/container-space.ts';
import { planContainerSpace } from '@zhengyun/components/container-space/plan.ts';
import { type PlannedObject, referencesOf } from '@zhengyun/components/manifest/planned-object.ts';
import { ObjectBucket } from '@zhengyun/components/object-bucket/object-bucket.ts';
import { planObjectBucket } from '@zhengyun/components/object-bucket/plan.ts';
import { planPostgresql } from '@zhengyun/components/postgresql/plan.ts';
import { Postgresql } from '@zhengyun/components/postgresql/postgresql.ts';
import { planTenancyBase } from '@zhengyun/components/tenancy-base/plan.ts';
import { TenancyBase } from '@zhengyun/components/tenancy-base/tenancy-base.ts';
import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs, TenancyInputs, TenancyOutputs } from '@zhengyun/interface/tenancy.ts';
import { tenancyInputs } from './config.ts';
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
  if (inputs.kind === 'line') return buildLine(inputs, cloud, opts);
  const plan = planTenancyBase(inputs, cloud);
  new TenancyBase(inputs.ownership.tenancy, { plan }, opts);
  return plan.objects;
}

function buildLine(inputs: OrderLineInputs, cloud: CloudOutputs, opts: ComponentResourceOptions) {
  const { spec, resource } = inputs;
  switch (spec.item) {
    case 'cloud-host': {
      const plan = planCloudHost(inputs, spec, cloud);
      new CloudHost(resource, { plan }, opts);
      return plan.objects;
    }
    case 'block-disk': {
      const plan = planBlockDisk(inputs, spec, cloud);
      new BlockDisk(resource, { plan }, opts);
      return plan.objects;
    }
    case 'postgresql': {
      const plan = planPostgresql(inputs, spec, cloud);
      new Postgresql(resource, { plan }, opts);
      return plan.objects;
    }
    case 'object-bucket': {
      const plan = planObjectBucket(inputs, spec, cloud);
      new ObjectBucket(resource, { plan }, opts);
      return plan.objects;
    }
    case 'cache': {
      const plan = planCache(inputs, spec, cloud);
      new Cache(resource, { plan }, opts);
      return plan.objects;
    }
    case 'container-space': {
      const plan = planContainerSpace(inputs, spec, cloud);
      new ContainerSpace(resource, { plan }, opts);
      return plan.objects;
    }
    default:
      throw new Error(`No component makes ${spec.item} yet: the catalogue must not offer it.`);
  }
}
