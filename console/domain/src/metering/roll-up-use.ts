import { z } from 'zod';
import { findNamespaceUse } from '../fleet/find-namespace-use.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import { idSchema } from '../verb/wire.ts';
import { closedPeriods } from './closed-periods.ts';
import { storeReadings } from './reading-store.ts';
import { hourEventId, METERS } from './roll-up-rules.ts';
import { spacesOf } from './roll-up-store.ts';
import { usageContent } from './rules.ts';

const LIMIT = 200;
const inputSchema = z.strictObject({ hour: z.date(), after: idSchema.nullable() });

/**
 * Makes readings of one hour out of what agents read of containers, for what is exactly one resource's: a container space that has its namespace to
 * itself. An hour in which any node was not read stays unknown, and is looked at again when its samples come late, until its period is closed. At most 200 spaces a call; `next`: where
 * to go on, null at the end. What has a reading is never read anew, so a call may be made again at any time.
 */
export const rollUpUse = ingest({
  event: 'metering.usage-ingested',
  allow: ['job'],
  input: inputSchema,
  async store(scope, { hour, after }) {
    const { ctx, tx } = scope;
    const closed = await closedPeriods.definition.read(scope, { times: [hour.getTime()] });
    if (closed.length > 0) return { result: { stored: 0, next: null } };
    const spaces = await spacesOf(tx, { hour, after, limit: LIMIT });
    const next = spaces.length < LIMIT ? null : (spaces.at(-1)?.id ?? null);
    const places = spaces.map(({ id, cloudId, namespace, nodes }) => ({
      key: id,
      cloudId,
      namespace,
      nodes: [...nodes],
    }));
    const uses = await findNamespaceUse.definition.read(scope, { hour, places });
    const owners = new Map(spaces.map((space) => [space.id, space.departmentId]));
    const readings = uses.flatMap(({ key: resourceId, cores, gb, simulated }) =>
      [['vcpu', cores] as const, ['memory-gb', gb] as const].map(([dimension, quantity]) => ({
        id: newId(ctx.now),
        departmentId: owners.get(resourceId) ?? '',
        source: simulated ? METERS.simulated : METERS.measured,
        eventId: hourEventId(resourceId, dimension, hour),
        resourceId,
        dimension,
        quantity,
        eventAt: hour,
        content: usageContent({ resourceId, dimension, quantity, at: hour.toISOString() }),
      })),
    );
    const outcomes = await storeReadings(tx, readings, { receivedAt: ctx.now, sentBy: null });
    const stored = outcomes.filter((outcome) => outcome === 'stored').length;
    // A counter that fell is counted from zero on, and flagged: what it held before it fell is nobody's to know.
    const reset = uses.flatMap(({ key, resets }) => (resets > 0 ? [key] : []));
    const flagged = reset.length > 0 ? { countersReset: reset } : {};
    const detail = { stored, repeated: outcomes.length - stored, hour: hour.toISOString(), ...flagged };
    const object = { kind: 'usage-source', id: METERS.measured } as const;
    return { result: { stored, next }, ...(stored > 0 ? { audit: { object, detail } } : {}) };
  },
});
