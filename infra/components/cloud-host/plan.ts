import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { Architecture } from '@zhengyun/rulebook/architecture.ts';
import type { CloudHostSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { type VolumePlan, volumeObject } from '../volume/plan.ts';
import { placeInZone, type ZonePlacement } from '../zone/place-in-zone.ts';
import { planSystemImage, type SystemImagePlan } from './system-image.ts';

/** One host of a line: a virtual machine and its disks, system disk first. The disk that an image is written to is made with the machine. */
export interface HostPlan {
  readonly name: string;
  readonly namespace: string;
  readonly vcpu: number;
  /** Gigabytes as sold; the guest gets all of it. */
  readonly memoryGb: number;
  readonly disks: readonly (VolumePlan & { readonly device: string })[];
  readonly placement: Pick<ZonePlacement, 'nodeSelector' | 'tolerations'>;
  readonly priorityClass: string;
  /** What the system disk is filled with at the first start; null: it comes blank. */
  readonly image: SystemImagePlan | null;
  /** Instruction set of the zone's nodes, else of the image; null: the cluster's default. */
  readonly architecture: Architecture | null;
  readonly running: boolean;
  readonly labels: Labels;
}

/** `count` equal cloud hosts 云主机 of one order line. */
export interface CloudHostPlan {
  readonly resource: string;
  readonly hosts: readonly HostPlan[];
  readonly objects: readonly PlannedObject[];
}

/**
 * The hosts of one line, named `<resource>-<nnn>` from 001: raising the count adds at the end, lowering it takes the
 * highest away, and nothing else is renamed.
 *
 * @throws PlanInvalidError when zone or names can't be, or the image can't be had there
 */
export function planCloudHost(inputs: OrderLineInputs, spec: CloudHostSpec, cloud: CloudOutputs): CloudHostPlan {
  const placement = placeInZone(inputs, cloud);
  const { resource } = inputs;
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const image = planSystemImage(inputs, spec, cloud);
  const hosts = Array.from({ length: spec.count }, (_, index) => {
    const name = `${resource}-${String(index + 1).padStart(3, '0')}`;
    const disk = (device: string, diskClass: DiskClass, gb: number) => ({
      device,
      name: `${name}-${device}`,
      namespace: inputs.namespace,
      diskClass,
      storageClass: cloud.storageClasses[diskClass],
      gb,
      labels,
    });
    return {
      name,
      namespace: inputs.namespace,
      vcpu: spec.vcpu,
      memoryGb: spec.memoryGb,
      disks: [
        disk('system', 'ordinary', spec.systemDiskGb),
        ...spec.dataDisks.map((data, slot) => disk(`data-${slot + 1}`, data.class, data.gb)),
      ],
      placement,
      priorityClass: cloud.priorityClasses.host,
      image,
      architecture: cloud.zones[inputs.zone]?.architecture ?? image?.architecture ?? null,
      running: inputs.power !== 'stopped',
      labels,
    };
  });
  const objects = hosts.flatMap(objectsOf);
  checkPlannedObjects(`cloud hosts ${resource}`, objects, inputs.namespace);
  return { resource, hosts, objects };
}

function objectsOf(host: HostPlan): PlannedObject[] {
  const { namespace, name, labels } = host;
  return [
    ...host.disks.map(volumeObject),
    ...systemImageObjects(host),
    { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace, name, labels },
  ];
}

/** The volume that CDI fills bears the disk's name, and its claim with it. */
function systemImageObjects({ image, namespace, labels, disks }: HostPlan): PlannedObject[] {
  const [system] = disks;
  if (image === null || system === undefined) return [];
  return [{ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', namespace, name: system.name, labels }];
}
