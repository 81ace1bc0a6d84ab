import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { listPlaces } from '../clouds/list-places.ts';
import { findPriceVersion } from '../pricing/find-version.ts';
import { listBooks } from '../pricing/list-books.ts';
import { query } from '../verb/query.ts';
import { catalogueItems } from './rules.ts';
import { type CatalogueView, catalogueInputSchema } from './schemas.ts';
import { publishedVersions } from './store.ts';

/** The catalogue as a shop (F28): items, the terms and prices in force, where they may be ordered. */
export const listCatalogue = query({
  allow: ['signed-in', 'job'],
  input: catalogueInputSchema,
  async read(scope): Promise<CatalogueView> {
    const priceVersion = await findPriceVersion.definition.read(scope, {});
    const { versions } = await listBooks.definition.read(scope);
    const prices = versions.find((version) => version.id === priceVersion?.id)?.prices ?? [];
    const clouds = await listPlaces.definition.read(scope);
    const at = scope.ctx.now;
    const published = await publishedVersions(scope.tx);
    return { priceVersion, items: catalogueItems({ prices, clouds, policy: profilePolicyAt(at), published, at }) };
  },
});
