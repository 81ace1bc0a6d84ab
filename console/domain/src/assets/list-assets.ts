import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { type assetPageSchema, assetsInputSchema } from './schemas.ts';
import { pageOfAssets } from './store.ts';
import { assetOf } from './view-rules.ts';

/** Assets in sight, the newest first: a department's own, or all for finance, the authority and auditors. */
export const listAssets = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: assetsInputSchema,
  async read({ tx }, wanted): Promise<z.output<typeof assetPageSchema>> {
    const { rows, total, nextCursor } = await pageOfAssets(tx, wanted);
    return { items: rows.map(assetOf), total, nextCursor };
  },
});
