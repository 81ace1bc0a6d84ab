import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { avoidedTotals } from './rules.ts';
import { avoidedInputSchema, type avoidedSchema } from './schemas.ts';
import { everyAsset } from './store.ts';
import { reusedOf } from './view-rules.ts';

/** What was avoided buying by using assets on, in sight: by cloud, by the year in which their use began again, and in all. Each figure is the sum of listAssets of the same filter. */
export const avoidedPurchase = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor', 'job'],
  input: avoidedInputSchema,
  async read({ tx }, filter): Promise<z.output<typeof avoidedSchema>> {
    const rows = await everyAsset(tx, { ...filter, standing: 'reused' });
    const { groups, total } = avoidedTotals(rows.flatMap(reusedOf));
    return {
      groups: groups.map((group) => ({ ...group, fen: group.fen.toString() })),
      total: { ...total, fen: total.fen.toString() },
    };
  },
});
