import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { ratingsIn } from './store.ts';

/** Ratings a department gave within [from, to), newest first: what its statement's coefficient looks at. */
export const ratingsBetween = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ departmentId: idSchema, from: z.date(), to: z.date() }),
  async read({ tx }, { departmentId, from, to }) {
    return ratingsIn(tx, departmentId, { from, to });
  },
});
