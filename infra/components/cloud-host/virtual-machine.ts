import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { HostPlan } from './plan.ts';

/**
 * The `VirtualMachine` of one host. Requests equal limits: what is sold is what the node sets aside, and memory is never
 * overcommitted. A host that is stopped keeps its disks and its size; nothing of it runs until it is started by an operation.
 */
export function virtualMachine(host: HostPlan) {
  const size = { cpu: wholeNumber(host.vcpu), memory: gibibytes(host.memoryGb) };
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: host.name, namespace: host.namespace, labels: { ...host.labels } },
    spec: {
      runStrategy: host.running ? 'Always' : 'Halted',
      template: {
        metadata: { labels: { ...host.labels, 'kubevirt.io/domain': host.name } },
        spec: {
          hostname: host.name,
          nodeSelector: { ...host.placement.nodeSelector },
          tolerations: host.placement.tolerations.map((toleration) => ({ ...toleration })),
          priorityClassName: host.priorityClass,
          ...(host.architecture === null ? {} : { architecture: host.architecture }),
          domain: {
            cpu: { cores: host.vcpu },
            memory: { guest: size.memory },
            resources: { requests: { ...size }, limits: { ...size } },
            devices: {
              disks: host.disks.map(({ device }, index) => ({
                name: device,
                disk: { bus: 'virtio' },
                ...(index === 0 ? { bootOrder: 1 } : {}),
              })),
              interfaces: [{ name: 'default', masquerade: {} }],
            },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: host.disks.map(({ device, name }) => ({ name: device, persistentVolumeClaim: { claimName: name } })),
        },
      },
    },
  };
}
