import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { contractListInputSchema, type contractPageSchema } from './schemas.ts';
import { pageOfContracts } from './store.ts';
import { versionsOf } from './version-store.ts';
import { contractView } from './view-rules.ts';

/** Contracts the caller may see, newest first. */
export const listContracts = query({
  allow: ['signed-in', 'job'],
  input: contractListInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof contractPageSchema>> {
    const { now } = ctx;
    const { rows, total, nextCursor } = await pageOfContracts(tx, { ...input, now });
    const versions = await versionsOf(
      tx,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => contractView(row, versions.get(row.id) ?? [], now)), total, nextCursor };
  },
});
