import { PriorityClass } from '@pulumi/kubernetes/scheduling/v1/priorityClass.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { PriorityClassPlan } from './plan.ts';

/** Priority classes of one cloud, without pre-emption: among tenants, first come is never thrown out. */
export class PriorityClasses extends ComponentResource {
  constructor(name: string, args: { readonly plan: readonly PriorityClassPlan[] }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:PriorityClasses', name, {}, opts);
    for (const { part, name: className, value, description, labels } of args.plan) {
      new PriorityClass(
        `${name}-${part}`,
        {
          metadata: { name: className, labels: { ...labels } },
          value,
          description,
          globalDefault: false,
          preemptionPolicy: 'Never',
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
