import { CustomResource } from '@pulumi/kubernetes/apiextensions/customResource.js';
import { NamespacePatch } from '@pulumi/kubernetes/core/v1/namespacePatch.js';
import { ResourceQuota } from '@pulumi/kubernetes/core/v1/resourceQuota.js';
import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1/networkPolicy.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { backupSchedule } from '../backup-schedule/schedule.ts';
import { resourceQuotaSpec } from '../manifest/quota.ts';
import type { SecurityPackPlan } from './plan.ts';

/** The security pack of one order line. The namespace is marked last: the mark says that all the rest stands. */
export class SecurityPack extends ComponentResource {
  constructor(name: string, args: { readonly plan: SecurityPackPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:SecurityPack', name, {}, opts);
    const { plan } = args;
    const child = { parent: this };
    const metadata = (objectName: string) => ({
      name: objectName,
      namespace: plan.namespace,
      labels: { ...plan.labels },
    });
    const quota = new ResourceQuota(
      `${name}-quota`,
      { metadata: metadata(plan.quota.name), spec: resourceQuotaSpec(plan.quota) },
      child,
    );
    const collectors = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': plan.logs.collectors } } };
    const logs = new NetworkPolicy(
      plan.logs.name,
      {
        metadata: metadata(plan.logs.name),
        spec: {
          podSelector: {},
          policyTypes: ['Egress'],
          egress: [{ to: [collectors], ports: plan.logs.ports.map((port) => ({ protocol: 'TCP', port })) }],
        },
      },
      child,
    );
    const backup = new CustomResource(`${name}-backup`, backupSchedule(plan.backup), child);
    new NamespacePatch(
      `${name}-marks`,
      { metadata: { name: plan.namespace, labels: { ...plan.marks } } },
      { parent: this, dependsOn: [quota, logs, backup] },
    );
    this.registerOutputs({});
  }
}
