import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';

/** What a zone's pool has left of a dimension, in whole units as decimal text. */
interface PoolLeft {
  readonly dimension: Dimension;
  readonly left: string;
}

/** What a resize takes of the pool (less than zero: gives back), in the dimensions it changes; `before` is what is left now. */
export interface PoolEffect {
  readonly dimension: Dimension;
  readonly before: bigint;
  readonly takes: bigint;
  readonly after: bigint;
}

/** Effects of `now` becoming `wanted` on a pool; a dimension the pool does not name has nothing left. */
export function poolEffectsOf(now: ItemSpec, wanted: ItemSpec, pool: readonly PoolLeft[]): readonly PoolEffect[] {
  const [held, asked] = [amountsOf(now), amountsOf(wanted)];
  return DIMENSIONS.flatMap((dimension) => {
    const takes = (asked[dimension] ?? 0n) - (held[dimension] ?? 0n);
    if (takes === 0n) return [];
    const before = BigInt(pool.find((each) => each.dimension === dimension)?.left ?? '0');
    return [{ dimension, before, takes, after: before - takes }];
  });
}
