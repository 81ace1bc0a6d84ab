import { takesOrders } from '../clouds/rules.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { STANDING_STATES, tenancySlug } from './rules.ts';
import { openTenancySchema } from './schemas.ts';
import { findTenancyAt, holdCloud, importOf, insertTenancy } from './store.ts';

/**
 * The tenancy of a system in one zone of one cloud, opened at first use; its slug is fixed for life. Called within a submitted order.
 * Refused: TENANCY_CLOSED while it is being closed; CLOUD_NOT_READY on a cloud that takes none; STATE_CONFLICT naming the import
 * by which it is to come about, since a base made by an order would know nothing of what stands in that namespace.
 */
export const openTenancy = command({
  event: 'tenancy.opened',
  allow: ['job'],
  input: openTenancySchema,
  async act({ ctx, tx }, place) {
    const existing = await findTenancyAt(tx, place);
    const cloud = await holdCloud(tx, place.cloudId);
    if (!cloud) throw new DomainError('NOT_FOUND');
    if (!takesOrders(cloud.state)) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
    const adoption = existing?.state === 'planned' ? await importOf(tx, existing.id) : undefined;
    if (adoption) throw new DomainError('STATE_CONFLICT', { object: adoption.number, state: adoption.state });
    if (!existing) {
      const number = await nextNumber(tx, 'ZK', ctx.now);
      await insertTenancy(tx, {
        id: newId(ctx.now),
        department_id: place.departmentId,
        system_id: place.systemId,
        cloud_id: place.cloudId,
        zone_code: place.zoneCode,
        xinchuang: place.xinchuang,
        number,
        slug: tenancySlug(cloud.slug, number),
        created_at: ctx.now,
      });
    }
    const tenancy = existing ?? (await findTenancyAt(tx, place));
    if (!tenancy || !STANDING_STATES.includes(tenancy.state))
      throw new DomainError('TENANCY_CLOSED', { tenancy: tenancy?.number ?? '' });
    return {
      result: {
        id: tenancy.id,
        number: tenancy.number,
        slug: tenancy.slug,
        deployed: tenancy.state === 'deployed',
        ceiling: tenancy.ceiling,
      },
      audit: {
        object: { kind: 'tenancy', id: tenancy.id },
        departmentId: place.departmentId,
        detail: { number: tenancy.number, slug: tenancy.slug, first: !existing },
      },
    };
  },
});
