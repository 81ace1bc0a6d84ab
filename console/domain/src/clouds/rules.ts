import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts, DIMENSIONS, type Dimension, dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { TIERS } from '@zhengyun/rulebook/tier.ts';

/** How many resources in a zone hold `delivered` now and are promised `wanted` (null: neither yet, nor any more). */
export interface PoolUse {
  readonly delivered: ItemSpec | null;
  readonly wanted: ItemSpec | null;
  readonly resources: bigint;
  /** What each takes that came with a namespace and that nobody ordered; absent: what `delivered` and `wanted` say. */
  readonly takenOver?: Amounts;
}

/** What a pool has given or promised: of a resource on its way from one size to another, the larger in each dimension. */
export function allocatedOf(uses: readonly PoolUse[]): Amounts {
  return uses.reduce<Amounts>((sum, { delivered, wanted, resources, takenOver }) => {
    const now = takenOver ?? (delivered ? amountsOf(delivered) : {});
    const then = wanted ? amountsOf(wanted) : {};
    const held: Amounts = {};
    for (const dimension of DIMENSIONS) {
      const larger = [now[dimension] ?? 0n, then[dimension] ?? 0n].reduce((a, b) => (a > b ? a : b));
      if (larger > 0n) held[dimension] = larger * resources;
    }
    return addAmounts(sum, held);
  }, {});
}

/**
 * Whether orders may be placed on a cloud in `state`: on one that is only planned they wait for it; one whose deployment failed, or
 * that is on its way out or gone, takes none.
 */
export function takesOrders(state: string): boolean {
  return !['failed', 'retiring', 'retired'].includes(state);
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

/** Volumes and hosts of this provisioner are simulated; every page that shows them says so. */
export const SIMULATED_PROVISIONER = 'local.zhengyun.cn/simulated';

export const isDimension = (text: string): text is Dimension => dimensionSchema.safeParse(text).success;
