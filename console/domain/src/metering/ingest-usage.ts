import { cloudsGranted } from '../verb/context.ts';
import { ingest } from '../verb/ingest.ts';
import { closedPeriods } from './closed-periods.ts';
import { hoursOf, judgeReadings, refusedAs } from './reading-rules.ts';
import { type NewReading, newReadings, readResources, repeatedAmong, storeReadings } from './reading-store.ts';
import { ingestUsageSchema } from './schemas.ts';
import { tellOfRefused } from './tell-refused-store.ts';

/**
 * Takes a batch of consumed use from what measures it: the operator's pipelines, hypervisors, partner clouds. Each reading is judged
 * alone. One that is there already with the same content counts as repeated; with other content it is refused with
 * DUPLICATE_CONFLICT and the first one stands; one of a closed period with PERIOD_CLOSED, unless it is there already, and people are shown it. The tenant is whose the resource was at the instant of the
 * reading. One audit row a batch.
 */
export const ingestUsage = ingest({
  event: 'metering.usage-ingested',
  allow: ['job', 'platform-engineer'],
  input: ingestUsageSchema,
  async store(scope, { source, events }) {
    const { ctx, tx } = scope;
    const clouds = ctx.actor.kind === 'job' ? null : cloudsGranted(ctx.actor, 'platform-engineer');
    const known = await readResources(tx, [...new Set(events.map((event) => event.resourceId))]);
    const resources = new Map(
      known.map(({ id, cloudId, ...rest }) => [id, { ...rest, granted: clouds?.includes(cloudId) ?? true }] as const),
    );
    const times = hoursOf(events.map(({ at }) => at));
    const closed = await closedPeriods.definition.read(scope, { times });
    const { good, late, refused: bad } = judgeReadings(events, { resources, now: ctx.now, closed });
    const row = newReadings({ source, now: ctx.now });
    const sentBy = ctx.actor.kind === 'client' ? ctx.actor.id : null;
    const outcomes = await storeReadings(tx, good.map(row), { receivedAt: ctx.now, sentBy });
    const lateRows = late.map(row);
    const there = await repeatedAmong(tx, lateRows);
    const kept = lateRows.filter((each) => !there.has(each));
    await tellOfRefused(scope, kept);
    const refusals = [
      ...bad,
      ...good.flatMap((reading, place) =>
        outcomes[place] === 'conflict' ? refusedAs('DUPLICATE_CONFLICT')(reading) : [],
      ),
      ...late.flatMap((reading, place) =>
        there.has(lateRows[place] as NewReading) ? [] : refusedAs('PERIOD_CLOSED')(reading),
      ),
    ];
    const count = (wanted: (typeof outcomes)[number]) => outcomes.filter((outcome) => outcome === wanted).length;
    const refused = refusals.toSorted((a, b) => a.index - b.index);
    const result = { stored: count('stored'), repeated: count('repeated') + there.size, refused };
    const detail = { ...result, refused: refused.length };
    return { result, audit: { object: { kind: 'usage-source', id: source }, detail } };
  },
});
