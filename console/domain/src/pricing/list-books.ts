import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { stateOfVersion } from './rules.ts';
import { booksInputSchema, type booksSchema, pricedSkuSchema, pricedThingSchema } from './schemas.ts';
import { allPrices, type PriceRow, versions } from './store.ts';
import { supplementRef } from './supplement-rules.ts';

type Books = z.output<typeof booksSchema>;

/**
 * Every price version, newest first, with its rules: general prices are public (F18); a department sees its own book too, finance,
 * authority and audit every department's. Withdrawn ones are among them and say so.
 */
export const listBooks = query({
  allow: ['signed-in', 'job'],
  input: booksInputSchema,
  async read({ ctx, tx }): Promise<Books> {
    const prices = Map.groupBy(await allPrices(tx), ({ version_id }) => version_id);
    return {
      versions: (await versions(tx)).map((version) => ({
        id: version.id,
        number: version.number,
        name: version.name,
        sample: version.sample,
        department:
          version.department_id === null
            ? null
            : { id: version.department_id, name: version.department_name ?? version.department_id },
        state: stateOfVersion(
          { validFrom: version.valid_from, validTo: version.valid_to, withdrawnAt: version.withdrawn_at },
          ctx.now,
        ),
        validFrom: version.valid_from.toISOString(),
        validTo: version.valid_to?.toISOString() ?? null,
        createdAt: version.created_at.toISOString(),
        withdrawn:
          version.withdrawn_at === null
            ? null
            : { at: version.withdrawn_at.toISOString(), why: version.withdrawn_why ?? '' },
        prices: (prices.get(version.id) ?? []).map(priceView),
      })),
    };
  },
});

function priceView(row: PriceRow): Books['versions'][number]['prices'][number] {
  const { sku, unit, unit_price: unitPrice, rule } = row;
  const [dimension, stack] = sku.split('.');
  return {
    sku: pricedSkuSchema.parse(sku),
    dimension: pricedThingSchema.parse(dimension),
    xinchuang: stack === 'xinchuang',
    unit,
    unitPrice,
    rule: priceRuleSchema.parse(rule),
    supplement: supplementRef(row),
  };
}
