import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { chargesOf } from './charge-store.ts';
import type { ChargeView } from './schemas.ts';

/** Every charge of one rating, as a statement names it: by resource, item and instant. */
export const chargesOfRating = query({
  allow: ['job'],
  input: z.strictObject({ ratingId: idSchema }),
  read: ({ tx }, { ratingId }): Promise<readonly ChargeView[]> => chargesOf(tx, ratingId),
});
