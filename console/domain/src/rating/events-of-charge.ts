import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import type { z } from 'zod';
import { findBehind } from '../metering/find-behind.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { findCharge } from './charge-store.ts';
import { chargeEventsInputSchema, type chargeEventsPageSchema } from './schemas.ts';

/**
 * The facts that a charge was made from: the changes of what was held, or the readings that counted when it was rated. A discount and a bound of a
 * month follow from other charges and have none. NOT_FOUND also for another department's.
 */
export const eventsOfCharge = query({
  allow: ['signed-in', 'job'],
  input: chargeEventsInputSchema,
  async read(scope, { chargeId, cursor, limit }): Promise<z.output<typeof chargeEventsPageSchema>> {
    const found = await findCharge(scope.tx, chargeId);
    if (!found) throw new DomainError('NOT_FOUND', { what: 'charge' });
    const { resource, events, ratedAt: knownBy, ...of } = found;
    const month = monthSchema.parse(of.month);
    const pinned = events.changes?.length ?? events.readings ?? 0;
    const head = { chargeId, resource, month, pinned };
    if (!resource || pinned === 0) return { ...head, items: [], total: 0, nextCursor: null };
    const wanted = { ...of, month, resourceId: resource.id, knownBy, changes: events.changes ?? [], cursor, limit };
    return { ...head, ...(await findBehind.definition.read(scope, wanted)) };
  },
});
