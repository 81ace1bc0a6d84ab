import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts, DIMENSIONS, type Dimension, dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { profileRuleOf } from '@zhengyun/rulebook/profile.ts';
import { type Profile, TIERS, type Tier } from '@zhengyun/rulebook/tier.ts';

/** A cloud as stored; the fields that decide its names and programs are fixed once it is deployed. */
export interface CloudIdentity {
  readonly tier: Tier;
  readonly profile: Profile;
  readonly kubevirt: 'install' | 'present';
  readonly storageProvisioner: string;
}

/** Field of `wanted` that may not be so: the profile belongs to another tier, or a deployed cloud would become another one. */
export function refuseDefinition(
  wanted: CloudIdentity,
  stored: (CloudIdentity & { readonly deployed: boolean }) | null,
): { readonly code: 'INPUT_INVALID' | 'STATE_CONFLICT'; readonly field: string } | null {
  if (profileRuleOf(wanted.profile).tier !== wanted.tier) return { code: 'INPUT_INVALID', field: 'profile' };
  if (!stored) return null;
  if (stored.tier !== wanted.tier) return { code: 'STATE_CONFLICT', field: 'tier' };
  if (!stored.deployed) return null;
  const changed = (['profile', 'kubevirt', 'storageProvisioner'] as const).find(
    (field) => stored[field] !== wanted[field],
  );
  return changed ? { code: 'STATE_CONFLICT', field: changed } : null;
}

/** How many resources in a zone hold `delivered` now and are promised `wanted` (null: neither yet, nor any more). */
export interface PoolUse {
  readonly delivered: ItemSpec | null;
  readonly wanted: ItemSpec | null;
  readonly resources: bigint;
}

/** What a pool has given or promised: of a resource on its way from one size to another, the larger in each dimension. */
export function allocatedOf(uses: readonly PoolUse[]): Amounts {
  return uses.reduce<Amounts>((sum, { delivered, wanted, resources }) => {
    const now = delivered ? amountsOf(delivered) : {};
    const then = wanted ? amountsOf(wanted) : {};
    const held: Amounts = {};
    for (const dimension of DIMENSIONS) {
      const larger = [now[dimension] ?? 0n, then[dimension] ?? 0n].reduce((a, b) => (a > b ? a : b));
      if (larger > 0n) held[dimension] = larger * resources;
    }
    return addAmounts(sum, held);
  }, {});
}

/** Capacity lines of one zone in the order of the rulebook's dimensions; only those with a total or something allocated. */
export function capacityOf(totals: ReadonlyMap<Dimension, bigint>, allocated: Amounts) {
  return DIMENSIONS.flatMap((dimension) => {
    const total = totals.get(dimension) ?? 0n;
    const taken = allocated[dimension] ?? 0n;
    if (total === 0n && taken === 0n) return [];
    return [{ dimension, total: total.toString(), allocated: taken.toString(), left: (total - taken).toString() }];
  });
}

/** Sorts the 1, then the N, then the M, each by slug. */
export function inOrderOfTiers<Cloud extends { readonly tier: string; readonly slug: string }>(
  clouds: readonly Cloud[],
) {
  const rank = (cloud: Cloud) => (TIERS as readonly string[]).indexOf(cloud.tier);
  return clouds.toSorted((a, b) => rank(a) - rank(b) || (a.slug < b.slug ? -1 : 1));
}

/** IOPS as sold: ordinary disk 1,000–3,000, fast disk 3,000–20,000 (PRODUCT.md section 4). */
export const STORAGE_IOPS = {
  ordinaryIops: { minimum: 1_000, maximum: 3_000 },
  fastIops: { minimum: 3_000, maximum: 20_000 },
} as const satisfies Omit<CloudInputs['storage'], 'provisioner'>;

/** Volumes and hosts of this provisioner are simulated; every page that shows them says so. */
export const SIMULATED_PROVISIONER = 'local.zhengyun.cn/simulated';

export const isDimension = (text: string): text is Dimension => dimensionSchema.safeParse(text).success;
