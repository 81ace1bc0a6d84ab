import { LimitRange } from '@pulumi/kubernetes/core/v1/limitRange.js';
import { Namespace } from '@pulumi/kubernetes/core/v1/namespace.js';
import { ResourceQuota } from '@pulumi/kubernetes/core/v1/resourceQuota.js';
import { ServiceAccount } from '@pulumi/kubernetes/core/v1/serviceAccount.js';
import { ServiceAccountPatch } from '@pulumi/kubernetes/core/v1/serviceAccountPatch.js';
import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1/networkPolicy.js';
import { RoleBinding } from '@pulumi/kubernetes/rbac/v1/roleBinding.js';
import { ComponentResource, type ComponentResourceOptions, type CustomResourceOptions } from '@pulumi/pulumi';
import { adoptObjects, given } from '../adopted/adopt-objects.ts';
import { resourceQuotaAwait, resourceQuotaSpec } from '../manifest/quota.ts';
import { bindingContent } from './department-binding.ts';
import { isolationSpec } from './isolation.ts';
import type { TenancyBasePlan } from './plan.ts';

/**
 * The base of one tenancy. Isolation and quotas stand before the department's binding is made: nobody can enter a
 * namespace whose walls are not up. They go with the namespace and never before it: what still runs in it is behind them to its
 * end (the API server ends pods before anything else of a namespace, from Kubernetes 1.33 on).
 */
export class TenancyBase extends ComponentResource {
  constructor(name: string, args: { readonly plan: TenancyBasePlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:TenancyBase', name, {}, opts);
    const { plan } = args;
    const namespace = makeNamespace(name, plan, this);
    const inside = { parent: this, dependsOn: namespace, deletedWith: namespace };
    const { adopted, keepsVolumes } = plan;
    if (adopted) adoptObjects(name, { namespace: plan.namespace.name, objects: adopted.objects, keepsVolumes }, inside);
    const walls = [...this.#limits(name, plan, inside), ...this.#isolation(name, plan, inside)];
    new RoleBinding(
      `${name}-department`,
      {
        metadata: metadataOf(plan, plan.roleBinding.name),
        ...bindingContent(plan.roleBinding),
      },
      { ...inside, dependsOn: [namespace, ...walls] },
    );
    this.registerOutputs({});
  }

  #limits(name: string, plan: TenancyBasePlan, inside: CustomResourceOptions) {
    const { claim, container } = plan.limits;
    const limits = new LimitRange(
      `${name}-limits`,
      {
        metadata: metadataOf(plan, plan.limits.name),
        spec: {
          limits: [
            { type: 'Container', default: { ...container.default }, defaultRequest: { ...container.defaultRequest } },
            { type: 'PersistentVolumeClaim', min: { ...claim.min }, max: { ...claim.max } },
          ],
        },
      },
      inside,
    );
    const quotas = plan.quotas.map(
      (quota) =>
        new ResourceQuota(
          `${name}-${quota.part}`,
          {
            metadata: { ...metadataOf(plan, quota.name), ...resourceQuotaAwait(quota) },
            spec: resourceQuotaSpec(quota),
          },
          inside,
        ),
    );
    return [limits, ...quotas];
  }

  #isolation(name: string, plan: TenancyBasePlan, inside: CustomResourceOptions) {
    const policies = plan.networkPolicies.map(
      (policy) =>
        new NetworkPolicy(
          `${name}-${policy.part}`,
          { metadata: metadataOf(plan, policy.name), spec: isolationSpec(policy) },
          inside,
        ),
    );
    const account = new ServiceAccount(
      `${name}-account`,
      { metadata: metadataOf(plan, plan.serviceAccount), automountServiceAccountToken: false },
      inside,
    );
    // Kubernetes makes `default` by itself and mounts its token into every pod that names no account.
    const fallback = new ServiceAccountPatch(
      `${name}-default-account`,
      { metadata: { name: 'default', namespace: plan.namespace.name }, automountServiceAccountToken: false },
      inside,
    );
    return [...policies, account, fallback];
  }
}

/** The tenancy's own namespace: made, or taken over exactly as it stands. */
function makeNamespace(name: string, { namespace, adopted }: TenancyBasePlan, parent: ComponentResource): Namespace {
  const { name: own, labels, annotations } = adopted ? { ...namespace, ...adopted } : namespace;
  const metadata = { name: own, ...given({ labels, annotations }) };
  if (adopted) return new Namespace(`${name}-namespace`, { metadata, spec: adopted.spec }, { parent, import: own });
  return new Namespace(`${name}-namespace`, { metadata: { name: own, labels, annotations } }, { parent });
}

function metadataOf(plan: TenancyBasePlan, name: string) {
  return { name, namespace: plan.namespace.name, labels: { ...plan.labels } };
}
