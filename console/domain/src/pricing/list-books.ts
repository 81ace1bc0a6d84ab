import { dimensionSchema, skuSchema } from '@zhengyun/rulebook/dimension.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { booksInputSchema, type booksSchema } from './schemas.ts';
import { allPrices, versions } from './store.ts';

/** Every price version, newest first, with its prices: prices are public (F18). */
export const listBooks = query({
  allow: ['signed-in', 'job'],
  input: booksInputSchema,
  async read({ tx }): Promise<z.output<typeof booksSchema>> {
    const prices = await allPrices(tx);
    return {
      versions: (await versions(tx)).map((version) => ({
        id: version.id,
        number: version.number,
        name: version.name,
        sample: version.sample,
        validFrom: version.valid_from.toISOString(),
        validTo: version.valid_to?.toISOString() ?? null,
        createdAt: version.created_at.toISOString(),
        prices: prices
          .filter((price) => price.version_id === version.id)
          .map((price) => {
            const [dimension, stack] = price.sku.split('.');
            return {
              sku: skuSchema.parse(price.sku),
              dimension: dimensionSchema.parse(dimension),
              xinchuang: stack === 'xinchuang',
              unit: price.unit,
              unitPrice: price.unit_price,
            };
          }),
      })),
    };
  },
});
