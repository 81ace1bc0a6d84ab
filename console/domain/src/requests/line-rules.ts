import { type ItemSpec, itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { isLocal } from '@zhengyun/rulebook/profile.ts';
import type { Profile } from '@zhengyun/rulebook/tier.ts';
import type { ErrorCode } from '../verb/errors.ts';
import type { OrderLineInput } from './schemas.ts';

/** Why something can't be asked for, and at which field. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly field: string;
}

/** A zone as an order may use it, with its cloud. */
export interface Place {
  readonly cloudId: string;
  readonly cloudSlug: string;
  readonly cloudName: string;
  readonly profile: Profile;
  readonly cloudState: string;
  readonly zoneCode: string;
  readonly xinchuang: boolean;
  readonly maximumMlps: number;
  readonly publicAddress: boolean;
}

/** The place that `line` names, among those of its cloud; undefined when the cloud or the zone does not exist. */
export function placeOf(line: Pick<OrderLineInput, 'cloud' | 'zone'>, places: readonly Place[]): Place | undefined {
  return places.find((place) => place.cloudSlug === line.cloud && place.zoneCode === line.zone);
}

/**
 * Why `line` can't be ordered, first reason first; null when it can. A cloud that is only planned takes orders, which wait for
 * it; one whose deployment failed takes none. MLPS: a zone never hosts a system graded above it, nor does an item.
 */
export function refuseLine(line: OrderLineInput, places: readonly Place[], mlpsGrade: number): Refusal | null {
  const place = placeOf(line, places);
  const { zone, cloud } = line;
  if (!place) return { code: 'ZONE_UNKNOWN', facts: { zone, cloud }, field: 'zone' };
  const item = itemOf(line.spec.item);
  if (!item.available) return { code: 'ITEM_NOT_AVAILABLE', facts: { item: item.code }, field: 'spec.item' };
  if (place.cloudState === 'failed')
    return { code: 'CLOUD_NOT_READY', facts: { cloud: place.cloudName }, field: 'cloud' };
  if (!isLocal(place.profile, item.code))
    return { code: 'ITEM_NOT_LOCAL', facts: { item: item.code, cloud: place.cloudName }, field: 'spec.item' };
  if (line.xinchuang !== undefined && line.xinchuang !== place.xinchuang)
    return { code: 'XINCHUANG_MISMATCH', facts: { zone }, field: 'xinchuang' };
  const maximum = Math.min(place.maximumMlps, item.maximumMlps);
  if (mlpsGrade > maximum) return { code: 'MLPS_ABOVE_ZONE', facts: { zone, maximum }, field: 'zone' };
  if (line.spec.item === 'load-balancer' && line.spec.scope === 'public' && !place.publicAddress)
    return { code: 'PUBLIC_ADDRESS_NOT_ALLOWED', facts: { zone }, field: 'spec.scope' };
  return null;
}

/** Ordinals (from 1) of lines that would make a second container space in one tenancy, in the order or beside existing ones. */
export function secondContainerSpaces(lines: readonly OrderLineInput[], taken: readonly string[]): readonly number[] {
  const seen = new Set(taken);
  return lines.flatMap((line, index) => {
    if (line.spec.item !== 'container-space') return [];
    const key = tenancyKey(line);
    if (seen.has(key)) return [index + 1];
    seen.add(key);
    return [];
  });
}

/** Cloud and zone as one text; with the system it says which tenancy (信创 follows from the zone). */
export const tenancyKey = ({ cloud, zone }: Pick<OrderLineInput, 'cloud' | 'zone'>): string => `${cloud}/${zone}`;

/**
 * Why a resource of `now` can't become `wanted`; null when it can. The item stays what it is, and no disk shrinks or changes
 * its class or its place in the list, since its data would be lost.
 */
export function refuseResize(now: ItemSpec, wanted: ItemSpec): Refusal | null {
  if (now.item !== wanted.item) return { code: 'INPUT_INVALID', facts: { field: 'spec.item' }, field: 'spec.item' };
  const shrunk = disksOf(now).find(
    (disk) => (disksOf(wanted).find((other) => other.slot === disk.slot)?.gb ?? 0) < disk.gb,
  );
  if (shrunk) {
    const then = disksOf(wanted).find((other) => other.slot === shrunk.slot)?.gb ?? 0;
    return { code: 'DISK_SHRINK', facts: { current: shrunk.gb, wanted: then }, field: 'spec' };
  }
  return sameSpec(now, wanted) ? { code: 'SPEC_UNCHANGED', facts: {}, field: 'spec' } : null;
}

/** Disks that live on through a resize, by their slot: the class belongs to it. Hosts taken away take theirs with them. */
function disksOf(spec: ItemSpec): readonly { readonly slot: string; readonly gb: number }[] {
  switch (spec.item) {
    case 'cloud-host':
      return [
        { slot: 'system', gb: spec.systemDiskGb },
        ...spec.dataDisks.map((disk, index) => ({ slot: `${index + 1} ${disk.class}`, gb: disk.gb })),
      ];
    case 'container-space':
      return [
        { slot: 'ordinary', gb: spec.ordinaryGb },
        { slot: 'fast', gb: spec.fastGb },
      ];
    default:
      return [];
  }
}

function sameSpec(a: ItemSpec, b: ItemSpec): boolean {
  const canonical = (spec: ItemSpec) => JSON.stringify(Object.entries(spec).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return canonical(a) === canonical(b);
}

/** An open request on the resource that someone wants to change. */
export interface OpenChange {
  readonly number: string;
  readonly kind: 'order' | 'resize' | 'release';
}

/**
 * Whether a change of a resource must be refused while others are open (RESOURCE_BUSY naming one), or may wait for them: a
 * provisioned resource's stack lets one operation in at a time, a counted one has nothing to wait on. Nothing follows a release.
 */
export function refuseBusy(
  open: readonly OpenChange[],
  wanted: { readonly fulfilment: 'provisioned' | 'counted' },
): Refusal | null {
  const blocker = wanted.fulfilment === 'counted' ? open[0] : open.find((change) => change.kind === 'release');
  return blocker ? { code: 'RESOURCE_BUSY', facts: { request: blocker.number }, field: 'resourceId' } : null;
}
