import type { z } from 'zod';
import { requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { templateView } from './rules.ts';
import { templateRefSchema, type templateSchema } from './schemas.ts';
import { findTemplate } from './store.ts';

/** A template with its lines, to begin an order from; NOT_FOUND also for another department's. */
export const getTemplate = query({
  allow: ['applicant', 'department-approver'],
  input: templateRefSchema,
  async read({ ctx, tx }, { templateId }): Promise<z.output<typeof templateSchema>> {
    const row = await findTemplate(tx, templateId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'template' });
    requireDepartment(ctx.actor, ['applicant', 'department-approver'], row.department_id);
    return templateView(row);
  },
});
