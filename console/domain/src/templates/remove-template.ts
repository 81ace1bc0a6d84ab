import { command } from '../verb/command.ts';
import { requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { templateRefSchema } from './schemas.ts';
import { deleteTemplate, findTemplate } from './store.ts';

/** Removes a template of the caller's department; orders made from it keep their lines. NOT_FOUND also for another department's. */
export const removeTemplate = command({
  event: 'templates.removed',
  allow: ['applicant', 'department-approver'],
  input: templateRefSchema,
  async act({ ctx, tx }, { templateId }) {
    const row = await findTemplate(tx, templateId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'template' });
    requireDepartment(ctx.actor, ['applicant', 'department-approver'], row.department_id);
    await deleteTemplate(tx, templateId);
    return {
      result: { templateId },
      audit: {
        object: { kind: 'order-template', id: templateId },
        departmentId: row.department_id,
        detail: { name: row.name },
      },
    };
  },
});
