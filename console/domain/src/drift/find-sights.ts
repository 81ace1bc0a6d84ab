import { POWERS } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { driftStatusSchema } from './schemas.ts';
import { sightsOf } from './sight-store.ts';

const carriedOutSchema = z.object({ spec: itemSpecSchema, power: z.enum(POWERS).default('running') });

/** In process only: for every resource with a stack, the last look at its cluster beside what was last carried out there before `until`. */
export const findSights = query({
  allow: ['job'],
  input: z.strictObject({ until: z.date() }),
  async read({ tx }, { until }) {
    const rows = await sightsOf(tx, until);
    return rows.map((row) => ({
      resourceId: row.resource_id,
      outcome: driftStatusSchema.parse(row.outcome),
      since: row.since,
      checkedAt: row.checked_at,
      carriedOut:
        row.carried_out === null || row.carried_at === null
          ? null
          : { ...carriedOutSchema.parse(row.carried_out), at: row.carried_at },
    }));
  },
});
