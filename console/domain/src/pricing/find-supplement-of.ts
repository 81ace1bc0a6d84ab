import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { pricedSkuSchema, type supplementRefSchema } from './schemas.ts';
import { priceOf } from './store.ts';
import { supplementRef } from './supplement-rules.ts';

/** Whether a version's price of an item was added to it while it was in force, and by which paper; null: it was published with the version. */
export const findSupplementOf = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ versionId: idSchema, sku: pricedSkuSchema }),
  async read({ tx }, of): Promise<z.output<typeof supplementRefSchema> | null> {
    const row = await priceOf(tx, of);
    return row ? supplementRef(row) : null;
  },
});
