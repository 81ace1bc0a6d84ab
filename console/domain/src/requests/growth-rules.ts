import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Refusal } from './line-rules.ts';
import { type LineStandards, refusePlacing } from './order-line-rules.ts';

/** Where a resource stands, by the names that an order would use, and what an order there is held to. */
interface Ground extends LineStandards {
  readonly cloud: string;
  readonly zone: string;
}

/**
 * Why a delivered resource may not grow into `wanted` where it stands: what could not be ordered there today can't be had by growing either. What
 * only shrinks is held to none of it, so that it can be given back.
 */
export function refuseGrowth(held: ItemSpec, wanted: ItemSpec, { cloud, zone, ...standards }: Ground): Refusal | null {
  const [before, after] = [amountsOf(held), amountsOf(wanted)];
  const grows = (Object.keys(after) as Dimension[]).some((each) => (after[each] ?? 0n) > (before[each] ?? 0n));
  return grows ? refusePlacing({ cloud, zone, spec: wanted }, standards) : null;
}
