import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { lineOfResource, linesPromised } from './promised-line-store.ts';

/** What was ordered, or what a resource was delivered by. */
export const promisedOfSchema = z.union([
  z.strictObject({ requestId: idSchema }),
  z.strictObject({ resourceId: idSchema }),
]);

/**
 * What the terms of its item promise of each line of a request, or of the line by which a resource is what it is: which availability, where,
 * and since when. Refused: NOT_FOUND.
 */
export const findPromisedLines = query({
  allow: ['signed-in', 'job'],
  input: promisedOfSchema,
  async read(scope, of) {
    const isRequest = 'requestId' in of;
    const rows = await (isRequest ? linesPromised(scope.tx, of.requestId) : lineOfResource(scope, of.resourceId));
    if (!rows) throw new DomainError('NOT_FOUND', { what: isRequest ? 'request' : 'resource' });
    return rows.map((row) => ({
      item: itemCodeSchema.parse(row.item),
      itemVersion: row.item_version,
      isProvisioned: row.fulfilment === 'provisioned',
      promisedPpm: row.availability_ppm === null ? null : BigInt(row.availability_ppm),
      cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
      deliveredAt: row.delivered_at,
      releasedAt: row.released_at,
    }));
  },
});
