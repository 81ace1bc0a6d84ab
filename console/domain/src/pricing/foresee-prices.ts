import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { foreseePriceChange } from './foresee-rules.ts';
import { foreseePricesSchema, type priceChangeSchema } from './schemas.ts';
import { pricesOf, versions } from './store.ts';

/**
 * What becomes of a price that was quoted where another version takes effect before the year's end, or has since: both, and what the
 * lines cost from now on by each. Null where the quoted version charges it all.
 */
export const foreseePrices = query({
  allow: ['signed-in', 'job'],
  input: foreseePricesSchema,
  async read({ ctx, tx }, { versionId, lines }): Promise<z.output<typeof priceChangeSchema> | null> {
    const rows = await versions(tx);
    const known = await Promise.all(
      rows.map(async (row) => {
        const prices = new Map(
          [...(await pricesOf(tx, row.id))].map(([sku, { unitPrice }]) => [sku, unitPrice] as const),
        );
        return { id: row.id, validFrom: row.valid_from, validTo: row.valid_to, prices };
      }),
    );
    const change = foreseePriceChange({ lines, versions: known, quotedId: versionId, now: ctx.now });
    return (
      change && {
        quotedYearEndFen: change.quotedYearEndFen.toString(),
        yearEndFen: change.yearEndFen?.toString() ?? null,
        versions: change.versions.flatMap(({ version, monthFen }) => {
          const row = rows.find(({ id }) => id === version.id);
          if (!row) return [];
          const { id, number, name, sample } = row;
          const ref = { id, number, name, sample };
          return [{ version: ref, validFrom: version.validFrom.toISOString(), monthFen: monthFen?.toString() ?? null }];
        }),
      }
    );
  },
});
