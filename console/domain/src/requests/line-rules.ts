import type { Architecture } from '@zhengyun/rulebook/architecture.ts';
import { type KnownUse, resizeProblems } from '@zhengyun/rulebook/catalogue/resize-rules.ts';
import { type CatalogueItem, type ItemCode, type ItemSpec, itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { isLocal } from '@zhengyun/rulebook/profile.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import type { Profile } from '@zhengyun/rulebook/tier.ts';
import { takesOrders } from '../clouds/rules.ts';
import type { ErrorCode } from '../verb/errors.ts';
import type { OrderLineInput, RequestKind } from './schemas.ts';

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
  /** Whether the zone stands, or will with its cloud; false: it was defined since the cloud was deployed last. */
  readonly standing: boolean;
  readonly xinchuang: boolean;
  readonly maximumMlps: number;
  readonly publicAddress: boolean;
  /** Instruction set of the zone's nodes; null: nobody has said. */
  readonly architecture: Architecture | null;
  /** Whether the cloud can deliver hosts with an operating system. */
  readonly hostImages: boolean;
  /** Shares of GPUs that the zone lists, and the memory of the largest in GB; null: nobody has said. */
  readonly gpu: { readonly shares: bigint; readonly memoryGb: number | null };
}

/** The place that `line` names, among those of its cloud; undefined when the cloud or the zone does not exist. */
export function placeOf(line: Pick<OrderLineInput, 'cloud' | 'zone'>, places: readonly Place[]): Place | undefined {
  return places.find((place) => place.cloudSlug === line.cloud && place.zoneCode === line.zone);
}

/** Why nobody can order `item` anywhere: it is described, but nothing makes it yet. */
export function refuseItem(item: Pick<CatalogueItem, 'code' | 'available'>): Refusal | null {
  return item.available ? null : { code: 'ITEM_NOT_AVAILABLE', facts: { item: item.code }, field: 'spec.item' };
}

/**
 * Why `line` can't be ordered, first reason first; null when it can. A cloud that is only planned takes orders, which wait for
 * it; one whose deployment failed, or that is on its way out, takes none. MLPS: a zone never hosts a system graded above it, nor does an item.
 */
export function refuseLine(
  line: OrderLineInput,
  places: readonly Place[],
  { mlpsGrade, policy }: { readonly mlpsGrade: number; readonly policy: ProfilePolicy },
): Refusal | null {
  const place = placeOf(line, places);
  const { zone, cloud } = line;
  if (!places.some(({ cloudSlug }) => cloudSlug === cloud))
    return { code: 'CLOUD_UNKNOWN', facts: { cloud }, field: 'cloud' };
  if (!place) return { code: 'ZONE_UNKNOWN', facts: { zone, cloud }, field: 'zone' };
  const item = itemOf(line.spec.item);
  const unavailable = refuseItem(item);
  if (unavailable) return unavailable;
  const ground = refuseGround(place);
  if (ground) return ground;
  if (!isLocal(place.profile, item.code, policy))
    return { code: 'ITEM_NOT_LOCAL', facts: { item: item.code, cloud: place.cloudName }, field: 'spec.item' };
  const maximumMlps = Math.min(place.maximumMlps, item.maximumMlps);
  const misplaced = refuseSystem({ ...place, maximumMlps }, { xinchuang: line.xinchuang, mlpsGrade });
  if (misplaced) return misplaced;
  if (line.spec.item === 'load-balancer' && line.spec.scope === 'public' && !place.publicAddress)
    return { code: 'PUBLIC_ADDRESS_NOT_ALLOWED', facts: { zone }, field: 'spec.scope' };
  return refuseGpu(line, place);
}

/** Why nothing new may come to the place, whatever it is. */
export function refuseGround({ cloudState, cloudName: cloud, zoneCode: zone, standing }: Place): Refusal | null {
  if (!takesOrders(cloudState)) return { code: 'CLOUD_NOT_READY', facts: { cloud }, field: 'cloud' };
  return standing ? null : { code: 'ZONE_NOT_DEPLOYED', facts: { zone, cloud }, field: 'zone' };
}

/** Why a system may not come to the place: `xinchuang` (absent: whatever the zone is) is not the zone's, or its grade is above it. */
export function refuseSystem(
  { zoneCode: zone, xinchuang, maximumMlps: maximum }: Pick<Place, 'zoneCode' | 'xinchuang' | 'maximumMlps'>,
  wanted: { readonly xinchuang: boolean | undefined; readonly mlpsGrade: number },
): Refusal | null {
  if (wanted.xinchuang !== undefined && wanted.xinchuang !== xinchuang)
    return { code: 'XINCHUANG_MISMATCH', facts: { zone }, field: 'xinchuang' };
  return wanted.mlpsGrade > maximum ? { code: 'MLPS_ABOVE_ZONE', facts: { zone, maximum }, field: 'zone' } : null;
}

/** GPU shares are for zones that list some, and none is larger than the largest there. */
function refuseGpu({ spec, zone }: OrderLineInput, { gpu }: Place): Refusal | null {
  if (spec.item !== 'gpu-share') return null;
  if (gpu.shares === 0n) return { code: 'GPU_NOT_IN_ZONE', facts: { zone }, field: 'zone' };
  if (gpu.memoryGb === null || spec.memoryGbPerShare <= gpu.memoryGb) return null;
  return { code: 'GPU_SHARE_TOO_LARGE', facts: { maximum: gpu.memoryGb }, field: 'spec.memoryGbPerShare' };
}

/** Items of which a tenancy has one at most, with the code of a second one. */
export const ONE_A_TENANCY = [
  { item: 'container-space', code: 'CONTAINER_SPACE_EXISTS' },
  { item: 'security-pack', code: 'SECURITY_PACK_EXISTS' },
  { item: 'gpu-share', code: 'GPU_SHARE_EXISTS' },
] as const satisfies readonly { readonly item: ItemCode; readonly code: ErrorCode }[];

/** Ordinals (from 1) of lines that would make a second `item` in one tenancy, in the order or beside those in `taken`. */
export function secondOfItem(
  item: ItemCode,
  lines: readonly OrderLineInput[],
  taken: readonly string[],
): readonly number[] {
  const seen = new Set(taken);
  return lines.flatMap((line, index) => {
    if (line.spec.item !== item) return [];
    const key = tenancyKey(line);
    if (seen.has(key)) return [index + 1];
    seen.add(key);
    return [];
  });
}

/** Cloud and zone as one text; with the system it says which tenancy (信创 follows from the zone). */
export const tenancyKey = ({ cloud, zone }: Pick<OrderLineInput, 'cloud' | 'zone'>): string => `${cloud}/${zone}`;

/**
 * Everything that stands against a resource of `now` becoming `wanted`, by the rulebook's rules of the item; empty: it may.
 * The same again is no change (SPEC_UNCHANGED).
 */
export function refuseResize(now: ItemSpec, wanted: ItemSpec, use: KnownUse): readonly Refusal[] {
  const problems = resizeProblems(now, wanted, use);
  if (problems.length > 0) return problems.map((problem) => ({ ...problem, field: `spec.${problem.field}` }));
  return canonical(now) === canonical(wanted) ? [{ code: 'SPEC_UNCHANGED', facts: {}, field: 'spec' }] : [];
}

/** One text per specification, whatever the order of its fields (jsonb keeps none). */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}

/** An open request on the resource that someone wants to change. */
export interface OpenChange {
  readonly number: string;
  readonly kind: RequestKind;
}

/**
 * Whether a change of a resource must be refused while others are open (RESOURCE_BUSY naming one), or may wait for them: a
 * provisioned resource's stack lets one operation in at a time, a counted one has nothing to wait on. Nothing follows a release,
 * nor the removal that the authority ordered (`removal`: its number).
 */
export function refuseBusy(
  open: readonly OpenChange[],
  wanted: { readonly fulfilment: 'provisioned' | 'counted'; readonly removal?: string | null },
): Refusal | null {
  const blocker = wanted.fulfilment === 'counted' ? open[0] : open.find((change) => change.kind === 'release');
  const request = wanted.removal ?? blocker?.number;
  return request === undefined ? null : { code: 'RESOURCE_BUSY', facts: { request }, field: 'resourceId' };
}
