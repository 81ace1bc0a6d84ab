import { type Month, monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { METER_SKUS, type MeterSku } from '@zhengyun/rulebook/meters.ts';
import { parseQuantity, type Quantity } from '@zhengyun/rulebook/quantity.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { consumedOf } from './consumed-store.ts';

export interface ConsumedOfMonth {
  /** What was consumed on each cloud by item, in the item's unit, by the newest ratings. */
  readonly byCloud: ReadonlyMap<string, ReadonlyMap<MeterSku, Quantity>>;
  /** Departments of which the whole month is rated (of one that runs: from its beginning), so that nothing of theirs is missing. */
  readonly rated: ReadonlySet<string>;
  /** Items that everybody's use was priced of throughout the month: of any other, use may be in no rating. */
  readonly priced: ReadonlySet<MeterSku>;
}

/** What was consumed in a month, as the one rating has it: for holding it against the vendors' bills. */
export const consumedByCloud = query({
  allow: ['job'],
  input: z.strictObject({ month: monthSchema }),
  async read({ ctx, tx }, { month }: { readonly month: Month }): Promise<ConsumedOfMonth> {
    const { sums, rated, priced } = await consumedOf(tx, { month, skus: METER_SKUS, now: ctx.now });
    const byCloud = new Map(
      [...Map.groupBy(sums, ({ cloudId }) => cloudId)].map(([cloudId, items]) => [
        cloudId,
        new Map(items.map(({ sku, quantity }) => [sku as MeterSku, parseQuantity(quantity)])),
      ]),
    );
    return { byCloud, rated: new Set(rated), priced: new Set(priced as MeterSku[]) };
  },
});
