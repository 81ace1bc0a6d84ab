import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { recordAdoptedSchema } from './schemas.ts';
import { setAdopted } from './store.ts';

/** Keeps what a tenancy took over with its namespace: its base's program has it from then on. Called as the adoption is verified. */
export const recordAdopted = command({
  event: 'tenancy.adopted',
  allow: ['job'],
  input: recordAdoptedSchema,
  async act({ tx }, { tenancyId, adopted }) {
    const tenancy = await setAdopted(tx, tenancyId, adopted);
    if (!tenancy) throw new DomainError('NOT_FOUND', { what: 'tenancy' });
    return {
      result: { tenancyId },
      audit: {
        object: { kind: 'tenancy', id: tenancyId },
        departmentId: tenancy.department_id,
        detail: { slug: tenancy.slug, objects: adopted.objects.map(({ kind, name }) => `${kind} ${name}`) },
      },
    };
  },
});
