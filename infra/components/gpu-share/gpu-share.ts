import { ResourceQuota } from '@pulumi/kubernetes/core/v1/resourceQuota.js';
import { ResourceClaimTemplate } from '@pulumi/kubernetes/resource/v1/resourceClaimTemplate.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { resourceQuotaSpec } from '../manifest/quota.ts';
import type { GpuSharePlan } from './plan.ts';

/** The GPU shares of one order line. The quota stands before there is anything to claim. */
export class GpuShare extends ComponentResource {
  constructor(name: string, args: { readonly plan: GpuSharePlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:GpuShare', name, {}, opts);
    const { plan } = args;
    const metadata = (objectName: string) => ({
      name: objectName,
      namespace: plan.namespace,
      labels: { ...plan.labels },
    });
    const quota = new ResourceQuota(
      `${name}-quota`,
      { metadata: metadata(plan.quota.name), spec: resourceQuotaSpec(plan.quota) },
      { parent: this },
    );
    new ResourceClaimTemplate(
      plan.resource,
      {
        metadata: metadata(plan.resource),
        spec: {
          metadata: { labels: { ...plan.labels } },
          spec: {
            devices: {
              requests: [
                {
                  name: 'share',
                  exactly: {
                    deviceClassName: plan.deviceClass,
                    allocationMode: 'ExactCount',
                    count: 1,
                    selectors: [{ cel: { expression: plan.selector } }],
                  },
                },
              ],
            },
          },
        },
      },
      { parent: this, dependsOn: quota },
    );
    this.registerOutputs({});
  }
}
