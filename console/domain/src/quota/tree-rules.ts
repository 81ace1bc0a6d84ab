import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Tier } from '@zhengyun/rulebook/tier.ts';
import type { ErrorCode } from '../verb/errors.ts';
import type { Effect } from './rules.ts';

export const POOL_LEVELS = ['province', 'tier', 'cloud'] as const;
export type PoolLevel = (typeof POOL_LEVELS)[number];

/** What the province, a tier or a cloud may give and take in all, in one dimension of one stack. Whole units. */
export interface Pool {
  readonly level: PoolLevel;
  /** Of a tier, and of a cloud the one it is in; null: the province. */
  readonly tier: Tier | null;
  readonly cloudId: string | null;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  /** Null: none is set, and what was given below counts further up. */
  readonly limit: bigint | null;
  readonly soft: bigint | null;
  /** More may be given below than the limit; taken never. */
  readonly oversubscribe: boolean;
}

/** Sums over the departments' limits on one cloud, in one dimension of one stack. */
export interface CloudSum {
  readonly cloudId: string;
  readonly tier: Tier;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  readonly given: bigint;
  readonly reserved: bigint;
  readonly booked: bigint;
  readonly takenOver: bigint;
}

/** Pools of every level, one for each place whether a limit is set there or not, and what the departments below have and hold. */
export interface Tree {
  readonly pools: readonly Pool[];
  readonly sums: readonly CloudSum[];
}

type Slice = Pick<Pool, 'dimension' | 'xinchuang'>;
const isOfSlice = (a: Slice, b: Slice): boolean => a.dimension === b.dimension && a.xinchuang === b.xinchuang;

function covers(pool: Pool, cloud: Slice & { readonly cloudId: string; readonly tier: Tier }): boolean {
  if (!isOfSlice(pool, cloud)) return false;
  return (
    pool.level === 'province' || (pool.level === 'tier' ? pool.tier === cloud.tier : pool.cloudId === cloud.cloudId)
  );
}

function isChild(pool: Pool, other: Pool): boolean {
  if (!isOfSlice(pool, other)) return false;
  if (pool.level === 'province') return other.level === 'tier';
  return pool.level === 'tier' && other.level === 'cloud' && other.tier === pool.tier;
}

const sumOf = (all: readonly bigint[]): bigint => all.reduce((sum, units) => sum + units, 0n);

/** What the departments under a pool hold of it. */
export function takenOf(pool: Pool, { sums }: Tree) {
  const own = sums.filter((sum) => covers(pool, sum));
  const [reserved, booked, takenOver] = (['reserved', 'booked', 'takenOver'] as const).map((key) =>
    sumOf(own.map((sum) => sum[key])),
  ) as [bigint, bigint, bigint];
  return { reserved, booked, takenOver, held: reserved + booked + takenOver };
}

/** What a pool has given to those next below: their limits, and where one has none, what that one has given in turn. */
export function givenOf(pool: Pool, tree: Tree): bigint {
  if (pool.level === 'cloud') return sumOf(tree.sums.filter((sum) => covers(pool, sum)).map(({ given }) => given));
  return sumOf(tree.pools.filter((other) => isChild(pool, other)).map((child) => child.limit ?? givenOf(child, tree)));
}

interface PoolRefusal<Code extends ErrorCode> {
  readonly code: Code;
  readonly facts: Readonly<Record<string, string>>;
  readonly pool: Pool;
}

/** The lowest pool that can't take what departments' limits let through, since more was given than it has: QUOTA_POOL_EXCEEDED. null: all can. */
export function refuseAbove(tree: Tree, effects: readonly Effect[]): PoolRefusal<'QUOTA_POOL_EXCEEDED'> | null {
  const tierOf = new Map(tree.sums.map(({ cloudId, tier }) => [cloudId, tier] as const));
  for (const pool of lowestFirst(tree.pools)) {
    if (pool.limit === null) continue;
    const own = effects.filter((effect) => {
      const tier = tierOf.get(effect.cloudId);
      return tier !== undefined && covers(pool, { ...effect, tier });
    });
    const asked = sumOf(own.map(({ growth }) => growth));
    const left = pool.limit - takenOf(pool, tree).held;
    if (asked === 0n || asked <= left) continue;
    const facts = { level: pool.level, dimension: pool.dimension, asked: `${asked}`, left: `${left > 0n ? left : 0n}` };
    return { code: 'QUOTA_POOL_EXCEEDED', facts, pool };
  }
  return null;
}

function lowestFirst(pools: readonly Pool[]): readonly Pool[] {
  const rank = ({ level }: Pool) => POOL_LEVELS.indexOf(level);
  return pools.toSorted((a, b) => rank(b) - rank(a));
}

const above = (units: bigint, limit: bigint): bigint => (units > limit ? units - limit : 0n);

/** How far a pool is past its own word: taken beyond its limit, and given beyond it where that is not allowed. */
export function excessOf(pool: Pool, tree: Tree): { readonly taken: bigint; readonly given: bigint } {
  if (pool.limit === null) return { taken: 0n, given: 0n };
  return {
    taken: above(takenOf(pool, tree).held, pool.limit),
    given: pool.oversubscribe ? 0n : above(givenOf(pool, tree), pool.limit),
  };
}

/**
 * Why limits may not become those of `after`: a pool would have less than is taken of it (QUOTA_IN_USE), or more given below than it
 * has (QUOTA_OVERGIVEN). What was so before, such as volumes that were taken over, may stay as it is, never grow. null: none is.
 */
export function refuseTree(before: Tree, after: Tree): PoolRefusal<'QUOTA_IN_USE' | 'QUOTA_OVERGIVEN'> | null {
  for (const pool of lowestFirst(after.pools)) {
    if (pool.limit === null) continue;
    const old = before.pools.find((each) => isSamePlace(each, pool));
    const was = old ? excessOf(old, before) : { taken: 0n, given: 0n };
    const is = excessOf(pool, after);
    const about = { level: pool.level, dimension: pool.dimension };
    if (is.taken > was.taken) {
      const facts = { ...about, asked: `${pool.limit}`, held: `${takenOf(pool, after).held}` };
      return { code: 'QUOTA_IN_USE', facts, pool };
    }
    if (is.given > was.given)
      return {
        code: 'QUOTA_OVERGIVEN',
        facts: { ...about, given: `${givenOf(pool, after)}`, limit: `${pool.limit}` },
        pool,
      };
  }
  return null;
}

export function isSamePlace(a: Pool, b: Pool): boolean {
  return isOfSlice(a, b) && a.level === b.level && a.tier === b.tier && a.cloudId === b.cloudId;
}

/** The tree once a department's limits on a cloud have changed by `shift` each. */
export function givenChanged(
  tree: Tree,
  shifts: readonly (Slice & { readonly cloudId: string; readonly shift: bigint })[],
): Tree {
  const shiftOf = (sum: CloudSum) =>
    sumOf(shifts.filter((each) => isOfSlice(each, sum) && each.cloudId === sum.cloudId).map(({ shift }) => shift));
  return { ...tree, sums: tree.sums.map((sum) => ({ ...sum, given: sum.given + shiftOf(sum) })) };
}

/** The tree with `pool` in the place of the one there. */
export function poolChanged(tree: Tree, pool: Pool): Tree {
  return { ...tree, pools: tree.pools.map((each) => (isSamePlace(each, pool) ? pool : each)) };
}

/** The dimensions and stacks that effects touch. */
export function slicesOf(effects: readonly Pick<Effect, 'dimension' | 'xinchuang'>[]) {
  return {
    dimensions: [...new Set(effects.map(({ dimension }) => dimension))],
    stacks: [...new Set(effects.map(({ xinchuang }) => xinchuang))],
  };
}
