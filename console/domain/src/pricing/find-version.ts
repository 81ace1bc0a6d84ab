import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { type priceVersionRefSchema, versionQuerySchema } from './schemas.ts';
import { findVersion, versionAt } from './store.ts';

/** A price version by key, or the one in force now when none is named; null when there is none. */
export const findPriceVersion = query({
  allow: ['signed-in', 'job'],
  input: versionQuerySchema,
  async read({ ctx, tx }, { versionId }): Promise<z.output<typeof priceVersionRefSchema> | null> {
    const version = versionId ? await findVersion(tx, versionId) : await versionAt(tx, ctx.now);
    return version ? { id: version.id, number: version.number, name: version.name, sample: version.sample } : null;
  },
});
