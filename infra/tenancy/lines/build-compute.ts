import { CloudHost } from '@zhengyun/components/cloud-host/cloud-host.ts';
import { planCloudHost } from '@zhengyun/components/cloud-host/plan.ts';
import { ContainerSpace } from '@zhengyun/components/container-space/container-space.ts';
import { planContainerSpace } from '@zhengyun/components/container-space/plan.ts';
import { GpuShare } from '@zhengyun/components/gpu-share/gpu-share.ts';
import { planGpuShare } from '@zhengyun/components/gpu-share/plan.ts';
import type { PlannedObject } from '@zhengyun/components/manifest/planned-object.ts';
import type { CloudHostSpec, ContainerSpaceSpec, GpuShareSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import type { LineContext } from './line-context.ts';

/** Hosts, a container space or GPU shares; the objects they are made of. */
export function buildCompute(
  spec: CloudHostSpec | ContainerSpaceSpec | GpuShareSpec,
  { inputs, cloud, opts }: LineContext,
): readonly PlannedObject[] {
  switch (spec.item) {
    case 'cloud-host': {
      const plan = planCloudHost(inputs, spec, cloud);
      new CloudHost(inputs.resource, { plan }, opts);
      return plan.objects;
    }
    case 'container-space': {
      const plan = planContainerSpace(inputs, spec, cloud);
      new ContainerSpace(inputs.resource, { plan }, opts);
      return plan.objects;
    }
    case 'gpu-share': {
      const plan = planGpuShare(inputs, spec, cloud);
      new GpuShare(inputs.resource, { plan }, opts);
      return plan.objects;
    }
  }
}
