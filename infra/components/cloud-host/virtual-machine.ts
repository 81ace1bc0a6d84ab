import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { HostPlan } from './plan.ts';
import { startUpData } from './start-up-data.ts';
import { systemDiskTemplate } from './system-disk-template.ts';

/** The small disk from which cloud-init reads a host's name and keys. */
const START_UP = 'start-up';

/**
 * The `VirtualMachine` of one host. Requests equal limits: what is sold is what the node sets aside, and memory is never
 * overcommitted. A host that is stopped keeps its disks and its size; nothing of it runs until it is started by an operation.
 * A host without an image is written exactly as before there were any.
 */
export function virtualMachine(host: HostPlan) {
  const template = systemDiskTemplate(host);
  const size = { cpu: wholeNumber(host.vcpu), memory: gibibytes(host.memoryGb) };
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: host.name, namespace: host.namespace, labels: { ...host.labels } },
    spec: {
      runStrategy: host.running ? 'Always' : 'Halted',
      ...(template === null ? {} : { dataVolumeTemplates: [template] }),
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
              disks: [
                ...host.disks.map(({ device }, index) => ({
                  name: device,
                  disk: { bus: 'virtio' },
                  ...(index === 0 ? { bootOrder: 1 } : {}),
                })),
                ...(host.image === null ? [] : [{ name: START_UP, disk: { bus: 'virtio' } }]),
              ],
              interfaces: [{ name: 'default', masquerade: {} }],
            },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: volumesOf(host),
        },
      },
    },
  };
}

function volumesOf({ name, image, disks }: HostPlan) {
  return [
    ...disks.map((disk, index) =>
      index === 0 && image !== null
        ? { name: disk.device, dataVolume: { name: disk.name } }
        : { name: disk.device, persistentVolumeClaim: { claimName: disk.name } },
    ),
    ...(image === null ? [] : [{ name: START_UP, cloudInitNoCloud: { userData: startUpData(name, image.sshKeys) } }]),
  ];
}
