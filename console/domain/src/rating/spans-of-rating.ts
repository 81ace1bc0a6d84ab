import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { spansOf } from './span-store.ts';

/** Of some resources in one rating, by item and price version: the first instant that is charged and the last. */
export const spansOfRating = query({
  allow: ['job'],
  input: z.strictObject({ ratingId: idSchema, resourceIds: z.array(idSchema) }),
  read: ({ tx }, { ratingId, resourceIds }) => spansOf(tx, ratingId, resourceIds),
});
