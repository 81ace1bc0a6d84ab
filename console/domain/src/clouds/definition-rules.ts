import { localRulesOf, tierOfProfile } from '@zhengyun/rulebook/profile.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import type { Region } from '@zhengyun/rulebook/region.ts';
import type { Profile, Tier } from '@zhengyun/rulebook/tier.ts';
import type { ErrorCode } from '../verb/errors.ts';

interface Band {
  readonly minimum: number;
  readonly maximum: number;
}
/** IOPS of a cloud's two storage classes. */
export interface StorageBands {
  readonly ordinary: Band;
  readonly fast: Band;
}

/** A cloud as stored or wanted; what its storage classes and its definition of virtual machines are made of is fixed once it is deployed. */
export interface CloudIdentity {
  readonly tier: Tier;
  readonly profile: Profile;
  readonly kubevirt: 'install' | 'present';
  readonly storageProvisioner: string;
  readonly iops?: StorageBands | null | undefined;
}

interface WantedZone {
  readonly code: string;
  readonly maximumMlps: number;
  readonly nodes: readonly string[];
}
export interface WantedCloud extends CloudIdentity {
  readonly slug: string;
  readonly region: Region | null;
  readonly zones: readonly WantedZone[];
}

/** A node that a zone of another cloud on the same cluster has. */
export interface TakenNode {
  readonly cloud: string;
  readonly zone: string;
  readonly node: string;
}

/** What stands already where the cloud is to be defined. */
export interface DefinitionGround {
  /** The profile policy in force. */
  readonly policy: ProfilePolicy;
  readonly stored:
    | (CloudIdentity & { readonly region: Region | null; readonly deployed: boolean; readonly retired: boolean })
    | null;
  /** Zone codes the cloud has; a code that was retired since stays its own. */
  readonly ownZones: readonly string[];
  /** Codes of the dictionary that may be taken. */
  readonly dictionary: readonly string[];
  readonly taken: readonly TakenNode[];
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
}

/**
 * Why `wanted` may not be, or null: a profile that contradicts the tier or the limits that F12/F13 set it, zones that overlap
 * (a code or a node named twice, also by another cloud on the cluster), a code that is not in the dictionary, or a deployed
 * cloud that would become another one.
 */
export function refuseDefinition(wanted: WantedCloud, ground: DefinitionGround): Refusal | null {
  return (
    refuseProfile(wanted, ground.policy) ??
    refuseZones(wanted, ground) ??
    refuseNodes(wanted, ground.taken) ??
    refuseChange(wanted, ground.stored) ??
    refuseRegion(wanted)
  );
}

function refuseProfile({ tier, profile, region, zones, kubevirt }: WantedCloud, policy: ProfilePolicy): Refusal | null {
  const allowed = tierOfProfile(profile);
  if (allowed !== tier) return { code: 'PROFILE_NOT_OF_TIER', facts: { profile, allowed, field: 'profile' } };
  const limits = localRulesOf(profile, region, policy);
  const beyond = (field: string, limit: string): Refusal => ({
    code: 'PROFILE_FORBIDS',
    facts: { profile, field, limit },
  });
  if (zones.length > limits.zones) return beyond('zones', `≤ ${limits.zones}`);
  const high = zones.find((zone) => zone.maximumMlps > limits.maximumMlps);
  if (high) return beyond(`zones.${high.code}.maximumMlps`, `≤ ${limits.maximumMlps}`);
  return kubevirt === 'install' && !limits.installsKubevirt ? beyond('kubevirt', 'present') : null;
}

/** The floor of quotas follows the region (F14): a city is in one, the province and its sectors are in none. */
function refuseRegion({ tier, region }: WantedCloud): Refusal | null {
  return (tier === 'municipal') === (region !== null) ? null : { code: 'INPUT_INVALID', facts: { field: 'region' } };
}

function refuseZones({ zones }: WantedCloud, { ownZones, dictionary }: DefinitionGround): Refusal | null {
  const seen = new Set<string>();
  for (const { code } of zones) {
    if (seen.has(code)) return { code: 'ZONE_TWICE', facts: { zone: code } };
    seen.add(code);
    if (!dictionary.includes(code) && !ownZones.includes(code))
      return { code: 'ZONE_NOT_LISTED', facts: { zone: code } };
  }
  return null;
}

/** A node in two zones: of this cloud, or of another one on its cluster. */
export function refuseNodes(
  { slug, zones }: { readonly slug: string; readonly zones: readonly Pick<WantedZone, 'code' | 'nodes'>[] },
  taken: readonly TakenNode[],
): Refusal | null {
  const owners = new Map(taken.map(({ cloud, zone, node }) => [node, `${cloud}/${zone}`]));
  for (const { code, nodes } of zones)
    for (const node of nodes) {
      const other = owners.get(node);
      const own = `${slug}/${code}`;
      if (other !== undefined) return { code: 'NODE_TWICE', facts: { node, zones: [other, own] } };
      owners.set(node, own);
    }
  return null;
}

function refuseChange(wanted: WantedCloud, stored: DefinitionGround['stored']): Refusal | null {
  if (!stored) return null;
  const conflict = (field: string): Refusal => ({ code: 'STATE_CONFLICT', facts: { field, object: wanted.slug } });
  if (stored.retired) return { code: 'STATE_CONFLICT', facts: { object: wanted.slug, state: 'retired' } };
  if (stored.tier !== wanted.tier) return conflict('tier');
  if (!stored.deployed) return null;
  const changed = (['kubevirt', 'storageProvisioner', 'region'] as const).find(
    (field) => stored[field] !== wanted[field],
  );
  if (changed) return conflict(changed);
  return JSON.stringify(bandsOf(stored.iops)) === JSON.stringify(bandsOf(wanted.iops)) ? null : conflict('iops');
}

/** IOPS as sold: ordinary disk 1,000–3,000, fast disk 3,000–20,000 (PRODUCT.md section 4). */
const SOLD_BANDS: StorageBands = {
  ordinary: { minimum: 1_000, maximum: 3_000 },
  fast: { minimum: 3_000, maximum: 20_000 },
};

/** The bands of a cloud that names none are those sold. */
export function bandsOf(iops: StorageBands | null | undefined): StorageBands {
  const band = ({ minimum, maximum }: Band): Band => ({ minimum, maximum });
  const { ordinary, fast } = iops ?? SOLD_BANDS;
  return { ordinary: band(ordinary), fast: band(fast) };
}
