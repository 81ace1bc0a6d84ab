import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { hostImageOf, imageFault } from '@zhengyun/rulebook/catalogue/host-images.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Place, Refusal } from './line-rules.ts';

const IMAGE = 'spec.operatingSystem.image';

/**
 * Why hosts can't be ordered with the operating system they name, at `now`; null when they can, or name none. Keys are
 * asked for here and not by their form, so that a price is shown before there is one.
 */
export function refuseImage(spec: ItemSpec, place: Place | undefined, now: Date): Refusal | null {
  if (spec.item !== 'cloud-host' || spec.operatingSystem === undefined || place === undefined) return null;
  const { operatingSystem, systemDiskGb } = spec;
  if (!place.hostImages) return { code: 'IMAGE_NOT_ON_CLOUD', facts: { cloud: place.cloudName }, field: IMAGE };
  const image = hostImageOf(operatingSystem.image);
  if (image === undefined) return { code: 'IMAGE_UNKNOWN', facts: {}, field: IMAGE };
  const code = imageFault(image, place, { systemDiskGb, day: dayOf(now) });
  const facts = { image: image.name };
  switch (code) {
    case 'IMAGE_NOT_DOMESTIC':
      return { code, facts, field: IMAGE };
    case 'IMAGE_ARCHITECTURE':
      return { code, facts: { ...facts, architecture: place.architecture ?? '' }, field: IMAGE };
    case 'IMAGE_ENDED':
      return { code, facts: { ...facts, day: image.endOfSupport ?? '' }, field: IMAGE };
    case 'IMAGE_DISK_TOO_SMALL':
      return { code, facts: { minimum: image.minimumDiskGb }, field: 'spec.systemDiskGb' };
    case null:
      return operatingSystem.sshKeys.length > 0
        ? null
        : { code: 'SSH_KEY_MISSING', facts: {}, field: 'spec.operatingSystem.sshKeys' };
  }
}
