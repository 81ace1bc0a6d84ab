import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { budgetHistoryInputSchema, type budgetHistorySchema } from './schemas.ts';
import { versionsOf } from './store.ts';

/** Every version of a department's budget of a year, the newest first; none of a department out of sight. */
export const budgetHistory = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: budgetHistoryInputSchema,
  async read({ tx }, { departmentId, year }): Promise<z.output<typeof budgetHistorySchema>> {
    const rows = await versionsOf(tx, departmentId, year);
    return {
      versions: rows.map(({ version, amount_fen, reason, set_by, set_at }) => ({
        version,
        amountFen: amount_fen.toString(),
        reason,
        setBy: set_by,
        setAt: set_at.toISOString(),
      })),
    };
  },
});
