import { NodePatch } from '@pulumi/kubernetes/core/v1/nodePatch.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { ZonePlan } from './plan.ts';

/**
 * Marks the nodes of one zone. Nodes are never made here. `spec.taints` is one atomic list that the node controller also
 * writes (not-ready, unreachable), so the patch is forced; the controller puts its own taints back within its period.
 */
export class Zone extends ComponentResource {
  constructor(name: string, args: { readonly plan: ZonePlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:Zone', name, {}, opts);
    const { plan } = args;
    for (const node of plan.nodes) {
      new NodePatch(
        `${name}-${node}`,
        {
          metadata: { name: node, labels: { ...plan.labels }, annotations: { 'pulumi.com/patchForce': 'true' } },
          spec: { taints: [{ ...plan.taint }] },
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
