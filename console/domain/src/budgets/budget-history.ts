import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { budgetHistoryInputSchema, type budgetHistorySchema } from './schemas.ts';
import { versionsOf } from './store.ts';

/** Every version of a department's budget of a year, or of a project's part of it, the newest first; none of a department out of sight. */
export const budgetHistory = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: budgetHistoryInputSchema,
  async read({ tx }, { project = null, fundingSource = null, ...of }): Promise<z.output<typeof budgetHistorySchema>> {
    const rows = await versionsOf(tx, { ...of, project, fundingSource });
    return {
      versions: rows.map(({ version, amount_fen, block_new, reason, set_by, set_at }) => ({
        version,
        amountFen: amount_fen.toString(),
        blockNew: block_new,
        reason,
        setBy: set_by,
        setAt: set_at.toISOString(),
      })),
    };
  },
});
