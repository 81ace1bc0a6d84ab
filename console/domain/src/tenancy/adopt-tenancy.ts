import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { adoptTenancySchema } from './schemas.ts';
import { findTenancyAt, insertTenancy, slugIsFree } from './store.ts';

/**
 * The tenancy that an existing namespace is to become: its slug is the namespace's name. A planned one of the same place and name
 * (an adoption that was refused before) is taken again. Refused: STATE_CONFLICT where the system has another tenancy there,
 * SLUG_TAKEN where another tenancy has the name.
 */
export const adoptTenancy = command({
  event: 'tenancy.opened',
  allow: ['job'],
  input: adoptTenancySchema,
  async act({ ctx, tx }, { namespace, ...place }) {
    const before = await findTenancyAt(tx, place);
    if (before && (before.slug !== namespace || before.state !== 'planned'))
      throw new DomainError('STATE_CONFLICT', { object: before.number, state: before.state });
    if (!before) {
      if (!(await slugIsFree(tx, namespace))) throw new DomainError('SLUG_TAKEN', { slug: namespace });
      await insertTenancy(tx, {
        id: newId(ctx.now),
        department_id: place.departmentId,
        system_id: place.systemId,
        cloud_id: place.cloudId,
        zone_code: place.zoneCode,
        xinchuang: place.xinchuang,
        number: await nextNumber(tx, 'ZK', ctx.now),
        slug: namespace,
        created_at: ctx.now,
      });
    }
    const tenancy = before ?? (await findTenancyAt(tx, place));
    if (!tenancy) throw new DomainError('NOT_FOUND', { what: 'tenancy' });
    return {
      result: { id: tenancy.id, number: tenancy.number },
      audit: {
        object: { kind: 'tenancy', id: tenancy.id },
        departmentId: place.departmentId,
        detail: { number: tenancy.number, slug: namespace, first: !before, adopted: true },
      },
    };
  },
});
