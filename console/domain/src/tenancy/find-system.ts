import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { findSystemSchema } from './schemas.ts';
import { findSystem as find } from './store.ts';

/** A system by key, printed number or slug, with its department; NOT_FOUND also for another department's. */
export const findSystem = query({
  allow: ['signed-in', 'job'],
  input: findSystemSchema,
  async read({ tx }, input) {
    const found = await find(tx, input);
    if (!found) throw new DomainError('NOT_FOUND', { what: 'system' });
    return {
      id: found.id,
      number: found.number,
      slug: found.slug,
      name: found.name,
      mlpsGrade: found.mlps_grade,
      department: {
        id: found.department_id,
        slug: found.department_slug,
        name: found.department_name,
        oidcGroup: found.oidc_group,
      },
    };
  },
});
