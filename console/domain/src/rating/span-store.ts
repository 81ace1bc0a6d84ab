import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** From when to when use was charged in a rating; `of`: resource, item and price version. */
export async function spansOf(tx: Tx, ratingId: string, resourceIds: readonly string[]) {
  if (resourceIds.length === 0) return [];
  const rows = await tx
    .selectFrom('charge')
    .select((eb) => [
      'resource_id as resourceId',
      'sku',
      'price_version_id as versionId',
      eb.fn.min('starts_at').as('from'),
      eb.fn.max('ends_at').as('to'),
    ])
    .where('rating_id', '=', ratingId)
    .where('kind', '=', 'usage')
    .where('resource_id', '=', sql<string>`any (${[...resourceIds]}::uuid[])`)
    .groupBy(['resource_id', 'sku', 'price_version_id'])
    .execute();
  return rows.map(({ resourceId, sku, versionId, from, to }) => ({
    of: `${resourceId}/${sku}/${versionId}`,
    from: from.toISOString(),
    to: to.toISOString(),
  }));
}
