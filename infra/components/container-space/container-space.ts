import { ResourceQuota } from '@pulumi/kubernetes/core/v1/resourceQuota.js';
import { ServiceAccount } from '@pulumi/kubernetes/core/v1/serviceAccount.js';
import { RoleBinding } from '@pulumi/kubernetes/rbac/v1/roleBinding.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { resourceQuotaSpec } from '../manifest/quota.ts';
import { makeVolume } from '../volume/make-volume.ts';
import type { ContainerSpacePlan } from './plan.ts';

/**
 * One container space in a tenancy that stands already. The department's binding is made last, so it goes first: nobody starts
 * anything in a space whose volumes and share are being taken away.
 */
export class ContainerSpace extends ComponentResource {
  constructor(name: string, args: { readonly plan: ContainerSpacePlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:ContainerSpace', name, {}, opts);
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
    const account = new ServiceAccount(
      `${name}-account`,
      { metadata: metadata(plan.serviceAccount), automountServiceAccountToken: false },
      { parent: this },
    );
    const volumes = plan.volumes.map((volume) => makeVolume(volume.name, volume, { parent: this }));
    if (plan.roleBinding !== null) {
      const { name: bindingName, clusterRole, group } = plan.roleBinding;
      new RoleBinding(
        `${name}-deployers`,
        {
          metadata: metadata(bindingName),
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
          subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
        },
        { parent: this, dependsOn: [quota, account, ...volumes] },
      );
    }
    this.registerOutputs({});
  }
}
