import { type ItemVersion, versionAt } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { CATALOGUE, type ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { query } from '../verb/query.ts';
import { catalogueInputSchema } from './schemas.ts';
import { publishedVersions } from './store.ts';

/** The version of every item's terms that is in force now: what an order is held to, and pins. */
export const findTerms = query({
  allow: ['signed-in', 'job'],
  input: catalogueInputSchema,
  async read({ ctx, tx }): Promise<ReadonlyMap<ItemCode, ItemVersion>> {
    const published = await publishedVersions(tx);
    return new Map(CATALOGUE.map((item) => [item.code, versionAt(item, published, ctx.now).current]));
  },
});
