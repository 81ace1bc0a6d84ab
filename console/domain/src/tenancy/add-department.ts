import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { addDepartmentSchema } from './schemas.ts';
import { findDepartment, insertDepartment, organisationExists } from './store.ts';

/** Adds a department (the tenant), or gives the id of the one that has the slug: set-up may run again. */
export const addDepartment = command({
  event: 'tenancy.department-added',
  allow: ['system-admin', 'job'],
  input: addDepartmentSchema,
  async act({ ctx, tx }, input) {
    if (!(await organisationExists(tx, input.organisationId))) throw new DomainError('NOT_FOUND');
    const existing = await findDepartment(tx, { slug: input.slug });
    const id = existing?.id ?? newId(ctx.now);
    const { organisationId, slug, name, oidcGroup } = input;
    if (!existing)
      await insertDepartment(tx, {
        id,
        organisation_id: organisationId,
        slug,
        name,
        oidc_group: oidcGroup,
        created_at: ctx.now,
      });
    return {
      result: { id, added: !existing },
      audit: { object: { kind: 'department', id }, departmentId: id, detail: { slug, name } },
    };
  },
});
