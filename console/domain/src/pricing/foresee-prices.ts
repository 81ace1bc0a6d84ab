import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { departmentOf } from '../verb/refusal-rules.ts';
import { foreseePriceChange } from './foresee-rules.ts';
import { foreseePricesSchema, type priceChangeSchema } from './schemas.ts';
import { bookVersions } from './store.ts';

/**
 * What becomes of a price that was quoted where another version takes effect before a period's end, or has since: both, and what the
 * lines cost in the period by each. Null where the quoted version charges it all. `departmentId`: whose own prices count too; by default
 * the caller's.
 */
export const foreseePrices = query({
  allow: ['signed-in', 'job'],
  input: foreseePricesSchema,
  async read(
    { ctx, tx },
    { versionId, lines, period, departmentId },
  ): Promise<z.output<typeof priceChangeSchema> | null> {
    const whose = departmentId ?? departmentOf(ctx.actor);
    const versions = await bookVersions(tx, { ...period, departmentId: whose, besides: versionId });
    const change = foreseePriceChange({ lines, versions, quotedId: versionId, period });
    return (
      change && {
        quotedYearEndFen: change.quotedYearEndFen.toString(),
        yearEndFen: change.yearEndFen?.toString() ?? null,
        versions: change.versions.map(({ version: { id, number, name, sample, validFrom }, monthFen }) => ({
          version: { id, number, name, sample },
          validFrom: validFrom.toISOString(),
          monthFen: monthFen?.toString() ?? null,
        })),
      }
    );
  },
});
