import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { chargesOf } from './charge-store.ts';
import { type ChargeView, chargedSkuSchema } from './schemas.ts';

/** Every charge of one rating, or those of one resource and item, as a statement names it: by resource, item and instant. */
export const chargesOfRating = query({
  allow: ['job'],
  input: z.strictObject({ ratingId: idSchema, resourceId: idSchema.optional(), sku: chargedSkuSchema.optional() }),
  read: ({ tx }, { ratingId, ...of }): Promise<readonly ChargeView[]> => chargesOf(tx, ratingId, of),
});
