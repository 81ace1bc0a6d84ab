import { cloudsGranted } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import { judgeReadings, refusedAt } from './reading-rules.ts';
import { readResources, storeReadings } from './reading-store.ts';
import { usageContent } from './rules.ts';
import { ingestUsageSchema } from './schemas.ts';

/**
 * Takes a batch of consumed use from what measures it: the operator's pipelines, hypervisors, partner clouds. Each reading is judged
 * alone. One that is there already with the same content counts as repeated; with other content it is refused with
 * DUPLICATE_CONFLICT and the first one stands. The tenant is whose the resource was at the instant of the
 * reading. One audit row a batch.
 */
export const ingestUsage = ingest({
  event: 'metering.usage-ingested',
  allow: ['job', 'platform-engineer'],
  input: ingestUsageSchema,
  async store({ ctx, tx }, { source, events }) {
    const clouds = ctx.actor.kind === 'job' ? null : cloudsGranted(ctx.actor, 'platform-engineer');
    const known = await readResources(tx, [...new Set(events.map((event) => event.resourceId))]);
    const resources = new Map(
      known.map(({ id, cloudId, ...rest }) => [id, { ...rest, granted: clouds?.includes(cloudId) ?? true }] as const),
    );
    const { good, refused: bad } = judgeReadings(events, { resources, now: ctx.now });
    const outcomes = await storeReadings(
      tx,
      good.map((reading) => ({
        ...reading,
        id: newId(ctx.now),
        source,
        eventAt: new Date(reading.at),
        receivedAt: ctx.now,
        content: usageContent(reading),
      })),
    );
    const count = (wanted: (typeof outcomes)[number]) => outcomes.filter((outcome) => outcome === wanted).length;
    const conflicts = good.filter((_, place) => outcomes[place] === 'conflict');
    const conflict = new DomainError('DUPLICATE_CONFLICT');
    const refused = [...bad, ...conflicts.map(({ index, eventId }) => refusedAt(index, eventId, conflict))].toSorted(
      (a, b) => a.index - b.index,
    );
    const result = { stored: count('stored'), repeated: count('repeated'), refused };
    const detail = { ...result, refused: refused.length };
    return { result, audit: { object: { kind: 'usage-source', id: source }, detail } };
  },
});
