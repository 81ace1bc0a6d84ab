import { shippedVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { versionView } from './rules.ts';
import { itemVersionsInputSchema, type itemVersionsSchema, termsSchema } from './schemas.ts';
import { historyOf } from './store.ts';

/** Every version of an item's terms, the newest first, down to the one that came with the release. */
export const listItemVersions = query({
  allow: ['signed-in'],
  input: itemVersionsInputSchema,
  async read({ tx }, { item }): Promise<z.output<typeof itemVersionsSchema>> {
    const published = (await historyOf(tx, item)).map((row) => ({
      version: row.version,
      validFrom: row.valid_from.toISOString(),
      terms: termsSchema.parse(row.terms),
      reason: row.reason,
      publishedBy: { id: row.person_id, name: row.real_name },
      publishedAt: row.published_at.toISOString(),
      withdrawn:
        row.withdrawn_at && row.withdrawn_by
          ? {
              at: row.withdrawn_at.toISOString(),
              by: { id: row.withdrawn_by, name: row.withdrawer ?? '' },
              reason: row.withdrawn_why ?? '',
            }
          : null,
    }));
    const shipped = {
      ...versionView(shippedVersion(itemOf(item))),
      reason: null,
      publishedBy: null,
      publishedAt: null,
      withdrawn: null,
    };
    return { versions: [...published, shipped] };
  },
});
