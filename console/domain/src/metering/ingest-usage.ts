import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import { usageContent } from './rules.ts';
import { ingestUsageSchema } from './schemas.ts';
import { ownersOf, storeUsageEvent } from './usage-store.ts';

/**
 * Takes a batch of consumed use, whole or not at all. An event that is there already with the same content counts as
 * repeated; with other content the batch is refused with DUPLICATE_CONFLICT naming it. The tenant is the resource's.
 */
export const ingestUsage = ingest({
  event: 'metering.usage-ingested',
  allow: ['job'],
  input: ingestUsageSchema,
  async store({ ctx, tx }, input) {
    const owners = await ownersOf(tx, [...new Set(input.events.map((event) => event.resourceId))]);
    let stored = 0;
    for (const event of input.events) {
      const departmentId = owners.get(event.resourceId);
      if (!departmentId) throw new DomainError('NOT_FOUND', { what: 'resource', eventId: event.eventId });
      const outcome = await storeUsageEvent(tx, {
        ...event,
        id: newId(ctx.now),
        departmentId,
        source: input.source,
        eventAt: new Date(event.at),
        receivedAt: ctx.now,
        content: usageContent(event),
      });
      if (outcome === 'conflict') throw new DomainError('DUPLICATE_CONFLICT', { eventId: event.eventId });
      if (outcome === 'stored') stored += 1;
    }
    const repeated = input.events.length - stored;
    return {
      result: { stored, repeated },
      audit: { object: { kind: 'usage-source', id: input.source }, detail: { stored, repeated } },
    };
  },
});
