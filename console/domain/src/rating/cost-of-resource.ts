import { formatCharged } from '@zhengyun/rulebook/money.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { costsOf } from './charge-store.ts';
import { amountText, sumOfAmounts } from './cost-rules.ts';
import { type ChargedSku, resourceCostInputSchema, type resourceCostSchema } from './schemas.ts';

/** What one resource came to in a month to date: the sum of its charges, exact. Nothing, as of no instant, where none of it is rated or may be seen. */
export const costOfResource = query({
  allow: ['signed-in', 'job'],
  input: resourceCostInputSchema,
  async read({ tx }, { resourceId, month }): Promise<z.output<typeof resourceCostSchema>> {
    const rows = await costsOf(tx, [resourceId], month);
    return {
      month,
      asOf: rows[0]?.asOf.toISOString() ?? null,
      amount: formatCharged(sumOfAmounts(rows.map(({ amount }) => amount))),
      items: rows.map(({ sku, unit, quantity, amount }) => ({
        sku: sku as ChargedSku,
        unit,
        quantity,
        amount: amountText(amount),
      })),
    };
  },
});
