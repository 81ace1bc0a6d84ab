import { USE_IS_KNOWN_FOR_DAYS } from '@zhengyun/rulebook/catalogue/resize-rules.ts';
import { query } from '../verb/query.ts';
import { wholeUnits } from './rules.ts';
import { findUseSchema } from './schemas.ts';
import { newestUse } from './usage-store.ts';

const DAY_MS = 86_400_000;

/**
 * Whole units of one dimension that a resource was last seen to use, rounded up; null when nobody has measured it for a
 * week, which is unknown and not zero.
 */
export const findUse = query({
  allow: ['signed-in', 'job'],
  input: findUseSchema,
  async read({ ctx, tx }, { resourceId, dimension }): Promise<number | null> {
    const since = new Date(ctx.now.getTime() - USE_IS_KNOWN_FOR_DAYS * DAY_MS);
    const newest = await newestUse(tx, { resourceId, dimension, since, until: ctx.now });
    return newest === null ? null : wholeUnits(newest);
  },
});
