import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { foreseePriceChange } from './foresee-rules.ts';
import { foreseePricesSchema, type priceChangeSchema } from './schemas.ts';
import { chargingVersions, pricesOfEach } from './store.ts';

/**
 * What becomes of a price that was quoted where another version takes effect before a period's end, or has since: both, and what the
 * lines cost in the period by each. Null where the quoted version charges it all.
 */
export const foreseePrices = query({
  allow: ['signed-in', 'job'],
  input: foreseePricesSchema,
  async read({ tx }, { versionId, lines, period }): Promise<z.output<typeof priceChangeSchema> | null> {
    const rows = await chargingVersions(tx, { ...period, besides: versionId });
    if (rows.every(({ id }) => id === versionId)) return null;
    const prices = await pricesOfEach(
      tx,
      rows.map(({ id }) => id),
    );
    const known = rows.map(({ id, valid_from: validFrom, valid_to: validTo }) => ({
      id,
      validFrom,
      validTo,
      prices: prices.get(id) ?? new Map(),
    }));
    const change = foreseePriceChange({ lines, versions: known, quotedId: versionId, period });
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
