import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { Architecture } from '@zhengyun/rulebook/architecture.ts';
import type { CloudHostSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import { hostImageOf } from '@zhengyun/rulebook/catalogue/host-images.ts';
import { requiredService } from '../managed/required-service.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';

/** What a host starts from, and who gets in. */
export interface SystemImagePlan {
  /** Where CDI reads the image: `docker://` and a repository below the cloud's own registry, with its tag. */
  readonly url: string;
  readonly architecture: Architecture;
  /** Public keys, one line each, that open the image's account. */
  readonly sshKeys: readonly string[];
}

/**
 * The image of a line's hosts; null where it names none, so that lines from before there were images stay as they are. Neither support
 * nor a disk's size is asked here but whether the image fits: what was delivered goes on when its support has ended.
 *
 * @throws PlanInvalidError when the cloud has no service of images, or the image is unknown, of another instruction set than the zone,
 * not domestic where that is asked for, or larger than the disk
 */
export function planSystemImage(
  inputs: OrderLineInputs,
  { operatingSystem, systemDiskGb }: CloudHostSpec,
  cloud: CloudOutputs,
): SystemImagePlan | null {
  if (operatingSystem === undefined) return null;
  const subject = `cloud hosts ${inputs.resource}`;
  const { service } = requiredService(subject, cloud, 'hostImages');
  const image = hostImageOf(operatingSystem.image);
  const zone = cloud.zones[inputs.zone];
  const problems: string[] = [];
  if (image === undefined)
    throw new PlanInvalidError(subject, [`image ${operatingSystem.image} is not in the catalogue: choose one that is`]);
  if (zone?.xinchuang && !image.domestic)
    problems.push(
      `image ${image.code} is no domestic system and zone ${inputs.zone} takes no other: choose a domestic one`,
    );
  if (zone?.architecture !== undefined && zone.architecture !== image.architecture)
    problems.push(
      `image ${image.code} is for ${image.architecture} and zone ${inputs.zone} runs ${zone.architecture}: choose one for it`,
    );
  if (systemDiskGb < image.minimumDiskGb)
    problems.push(
      `image ${image.code} needs a system disk of ${image.minimumDiskGb} GB, this one has ${systemDiskGb}: make it larger`,
    );
  if (problems.length > 0) throw new PlanInvalidError(subject, problems);
  return {
    url: `docker://${service.registry}/${image.path}`,
    architecture: image.architecture,
    sshKeys: operatingSystem.sshKeys,
  };
}
