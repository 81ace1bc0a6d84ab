import { command } from '../verb/command.ts';
import { requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { createSystemSchema } from './schemas.ts';
import { findDepartment, insertSystem } from './store.ts';

/** An approver of the department registers a business system of it. MLPS_NOT_ADMITTED above grade 3; SLUG_TAKEN also by another department's. */
export const createSystem = command({
  event: 'tenancy.system-registered',
  allow: ['department-approver', 'job'],
  input: createSystemSchema,
  async act({ ctx, tx }, input) {
    const department = await findDepartment(tx, { id: input.departmentId });
    if (!department) throw new DomainError('NOT_FOUND');
    requireDepartment(ctx.actor, ['department-approver'], department.id);
    const number = await nextNumber(tx, 'XT', ctx.now);
    const slug = input.slug ?? number.toLowerCase();
    const id = newId(ctx.now);
    const stored = await insertSystem(tx, {
      id,
      department_id: department.id,
      number,
      slug,
      name: input.name,
      owner_name: input.ownerName,
      mlps_grade: input.mlpsGrade,
      created_at: ctx.now,
    });
    if (!stored) throw new DomainError('SLUG_TAKEN', { field: 'slug', slug });
    return {
      result: { id, number, slug },
      audit: {
        object: { kind: 'system', id },
        departmentId: department.id,
        detail: { number, slug, mlpsGrade: input.mlpsGrade },
      },
    };
  },
});
