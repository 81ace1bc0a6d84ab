import { z } from 'zod';
import { ingest } from '../verb/ingest.ts';
import { forgetReplaced } from './forgotten-store.ts';

export const MOST_RATINGS = 200;

/**
 * Throws away ratings that a newer one of their contract and month has taken the place of and that no statement names, with their charges; `more`
 * where there are more of them. One that a draft named when it was replaced stays until the draft is built anew, and is found here then.
 */
export const forgetRatings = ingest({
  event: 'rating.ratings-forgotten',
  allow: ['job'],
  input: z.strictObject({ most: z.int().min(1).max(MOST_RATINGS).default(MOST_RATINGS) }),
  async store({ ctx, tx }, { most }) {
    const { ratings, charges } = await forgetReplaced(tx, most);
    const result = { more: ratings === most, ratings };
    if (ratings === 0) return { result };
    const about = { kind: 'policy' as const, id: 'ratings-replaced' };
    return { result, audit: { object: about, detail: { ratings, charges, at: ctx.now.toISOString() } } };
  },
});
