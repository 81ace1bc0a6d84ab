import { query } from '../verb/query.ts';
import { itemFrom, itemsById } from './list-store.ts';
import { findRequestsSchema } from './moves/schemas.ts';

/** The named requests as lists show them, those that the caller may see; for other aggregates' pages. */
export const findRequests = query({
  allow: ['signed-in', 'job'],
  input: findRequestsSchema,
  async read({ ctx, tx }, { ids }) {
    return (await itemsById(tx, ids)).map((row) => itemFrom(row, ctx.now));
  },
});
