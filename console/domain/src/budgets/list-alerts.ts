import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { alertsOf } from './alert-store.ts';
import { alertsInputSchema, alertsSchema } from './schemas.ts';

/** Lines of a department's budgets of a year that were reached, the newest first; none of a department out of sight. */
export const listAlerts = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: alertsInputSchema,
  async read({ ctx, tx }, { departmentId, year: wanted }): Promise<z.output<typeof alertsSchema>> {
    const year = wanted ?? Number(dayOf(ctx.now).slice(0, 4));
    const rows = await alertsOf(tx, { departmentId, year });
    return alertsSchema.parse({
      year,
      items: rows.map(({ note, answered_at, answered_by, ...row }) => ({
        id: row.id,
        project: row.project,
        fundingSource: row.funding_source,
        version: row.version,
        inForce: row.in_force,
        basis: row.basis,
        percent: row.percent,
        figureFen: row.figure_fen.toString(),
        budgetFen: row.amount_fen.toString(),
        foundAt: row.found_at.toISOString(),
        told: row.told,
        answer: answered_at && { note, by: answered_by, at: answered_at.toISOString() },
      })),
    });
  },
});
