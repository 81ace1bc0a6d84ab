import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import { query } from '../verb/query.ts';
import { newestRatings, pageOfCharges } from './charge-store.ts';
import { monthChargesInputSchema, type monthChargesSchema } from './schemas.ts';

const NO_INSTANT = new Date(0);

/** The charges of a department's month to date, a page of them in the order they are laid out; with the statement's the same once it is issued. */
export const chargesOfMonth = query({
  allow: ['signed-in', 'job'],
  input: monthChargesInputSchema,
  async read({ tx }, { cursor, limit, ...asked }): Promise<z.output<typeof monthChargesSchema>> {
    const ratings = await newestRatings(tx, asked);
    const ratingIds = ratings.map(({ id }) => id);
    const after = decodeCursor(cursor)?.id;
    const { items, total, last } = await pageOfCharges(tx, { ...asked, ratingIds, after, limit });
    const asOf = ratings.at(-1)?.as_of.toISOString() ?? null;
    return { items, total, asOf, nextCursor: last === undefined ? null : encodeCursor(NO_INSTANT, last) };
  },
});
