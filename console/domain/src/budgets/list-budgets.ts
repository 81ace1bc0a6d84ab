import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { z } from 'zod';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type budgetPageSchema, budgetsInputSchema } from './schemas.ts';
import { standingsOf } from './standings-store.ts';
import { pageOfDepartments } from './store.ts';

/** Departments with where each stands in a year's budget: one's own, or all for finance, the authority and auditors. */
export const listBudgets = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: budgetsInputSchema,
  async read(scope, { year: wanted, departmentId, cursor, limit }): Promise<z.output<typeof budgetPageSchema>> {
    const { ctx, tx } = scope;
    const year = wanted ?? Number(dayOf(ctx.now).slice(0, 4));
    const sight = scopeOf(ctx.actor);
    const own = sight.kind === 'all' ? null : sight.kind === 'departments' ? sight.ids : [];
    const named = departmentId === undefined ? own : own === null || own.includes(departmentId) ? [departmentId] : [];
    const { rows, total, nextCursor } = await pageOfDepartments(tx, { only: named, cursor, limit });
    const ids = rows.map(({ id }) => id);
    const standings = await standingsOf(scope, ids, year);
    const items = rows.flatMap(({ id, slug, name }, index) => {
      const standing = standings[index];
      return standing ? [{ id, department: { id, slug, name }, ...standing }] : [];
    });
    return { year, items, total, nextCursor };
  },
});
