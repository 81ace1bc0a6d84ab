import { formatCharged } from '@zhengyun/rulebook/money.ts';
import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { itemsOf, newestRatings } from './charge-store.ts';
import { amountText, sumOfAmounts } from './cost-rules.ts';
import { type ChargedSku, itemSumsInputSchema, type itemSumsSchema } from './schemas.ts';

/** A department's month to date by item and price version, with the whole quantities that tiers and bounds were applied to. Together what its charges sum to. */
export const sumsBySku = query({
  allow: ['signed-in', 'job'],
  input: itemSumsInputSchema,
  async read({ tx }, asked): Promise<z.output<typeof itemSumsSchema>> {
    const ratings = await newestRatings(tx, asked);
    const rows = await itemsOf(
      tx,
      ratings.map(({ id }) => id),
    );
    return {
      month: asked.month,
      asOf: ratings.at(-1)?.as_of.toISOString() ?? null,
      amount: formatCharged(sumOfAmounts(ratings.map(({ amount }) => amount))),
      items: rows.map((row) => ({
        sku: row.sku as ChargedSku,
        unit: row.unit,
        priceVersion: { id: row.price_version_id, number: row.number, sample: row.sample },
        rule: priceRuleSchema.parse(row.rule),
        seconds: row.seconds.toString(),
        share: row.share,
        quantity: row.quantity,
        byModel: amountText(row.by_model),
        discount: amountText(row.discount),
        bound: amountText(row.bound),
        amount: formatCharged(sumOfAmounts([row.by_model, row.discount, row.bound])),
      })),
    };
  },
});
