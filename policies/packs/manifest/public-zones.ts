import type { Settings } from '../exemptions.ts';
import type { Manifest } from './manifest.ts';
import { zoneOf } from './platform.ts';
import { textsOf } from './reading.ts';

/** Setting of the policies that ask whether a zone may face the Internet. */
export const PUBLIC_ZONES = {
  publicZones: {
    type: 'array' as const,
    items: { type: 'string' as const },
    description: 'Codes of the zones that allow public addresses',
    default: ['internet'],
  },
};

/** Whether the object lies in a zone that may face the Internet; one that names no zone doesn't. */
export function isInPublicZone(object: Manifest, settings: Settings): boolean {
  return textsOf(settings.publicZones).includes(zoneOf(object));
}
