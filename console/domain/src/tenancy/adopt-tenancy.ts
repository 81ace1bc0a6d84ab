import { takesOrders } from '../clouds/rules.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { isGivenName } from './rules.ts';
import { adoptTenancySchema } from './schemas.ts';
import { findLapsed, findTenancyAt, holdCloud, insertTenancy, planAgain } from './store.ts';

/**
 * The tenancy that an existing namespace is to become: its slug is the namespace's name. One of the same place and name whose adoption
 * came to nothing is taken again, so that its number, which the namespace's labels say, stays. Refused: STATE_CONFLICT where the system
 * has another tenancy there; SLUG_TAKEN where another tenancy on the cluster has the name, or it is one that the platform gives; CLOUD_NOT_READY on a cloud that takes none.
 */
export const adoptTenancy = command({
  event: 'tenancy.opened',
  allow: ['job'],
  input: adoptTenancySchema,
  async act({ ctx, tx }, { namespace, ...place }) {
    if (isGivenName(namespace)) throw new DomainError('SLUG_TAKEN', { slug: namespace });
    const held = await findTenancyAt(tx, place);
    if (held && (held.slug !== namespace || held.state !== 'planned'))
      throw new DomainError('STATE_CONFLICT', { object: held.number, state: held.state });
    const cloud = await holdCloud(tx, place.cloudId);
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    if (!takesOrders(cloud.state)) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
    const before = held ?? (await findLapsed(tx, { ...place, namespace }));
    if (before) await planAgain(tx, before);
    else
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
    const tenancy = before ?? (await findTenancyAt(tx, place));
    if (tenancy?.slug !== namespace) throw new DomainError('STATE_CONFLICT', { object: tenancy?.number ?? namespace });
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
