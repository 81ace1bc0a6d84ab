import { CustomResourceDefinition } from '@pulumi/kubernetes/apiextensions/v1/customResourceDefinition.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { VIRTUAL_MACHINE_SCHEMA } from './virtual-machine-schema.ts';

/**
 * The definition `virtualmachines.kubevirt.io` where KubeVirt itself is not on the cluster. Protected and retained:
 * taking a definition away takes every host of every cloud on the cluster with it.
 */
export class KubevirtDefinition extends ComponentResource {
  constructor(name: string, opts?: ComponentResourceOptions) {
    super('zhengyun:components:KubevirtDefinition', name, {}, opts);
    new CustomResourceDefinition(
      `${name}-virtual-machines`,
      {
        metadata: {
          name: 'virtualmachines.kubevirt.io',
          labels: { 'zhengyun.cn/managed-by': 'zhengyun' },
        },
        spec: {
          group: 'kubevirt.io',
          scope: 'Namespaced',
          names: {
            kind: 'VirtualMachine',
            listKind: 'VirtualMachineList',
            plural: 'virtualmachines',
            singular: 'virtualmachine',
            shortNames: ['vm', 'vms'],
            categories: ['all'],
          },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: { openAPIV3Schema: VIRTUAL_MACHINE_SCHEMA },
              subresources: { status: {} },
              additionalPrinterColumns: [
                { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                { name: 'Status', type: 'string', jsonPath: '.status.printableStatus' },
                { name: 'Ready', type: 'string', jsonPath: ".status.conditions[?(@.type=='Ready')].status" },
              ],
            },
          ],
        },
      },
      { parent: this, protect: true, retainOnDelete: true },
    );
    this.registerOutputs({});
  }
}
