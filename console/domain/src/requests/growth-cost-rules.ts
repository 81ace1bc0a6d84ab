import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';

/**
 * What another size adds to the cost up to the year's end, in fen, of what each costs; null: one of them has no price, so nobody knows. Less of everything
 * never adds, whatever it costs.
 */
export function addedBy(
  { before, after }: { readonly before: ItemSpec; readonly after: ItemSpec },
  cost: { readonly before: Fen; readonly after: Fen } | null,
): Fen | null {
  const [held, wanted] = [amountsOf(before), amountsOf(after)];
  const less = DIMENSIONS.every((dimension) => (wanted[dimension] ?? 0n) <= (held[dimension] ?? 0n));
  const added = cost && cost.after - cost.before;
  return less && (added === null || added > 0n) ? 0n : added;
}
