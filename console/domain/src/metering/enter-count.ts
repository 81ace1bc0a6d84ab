import { COUNTED_METERS } from '@zhengyun/rulebook/use-meter.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { closedPeriods } from './closed-periods.ts';
import { enterCountSchema } from './entries/schemas.ts';
import { countThere, insertEntry } from './entry-store.ts';
import { holderAt, isOutOfTime, MOST_READ } from './reading-rules.ts';
import { readResources } from './reading-store.ts';
import { lockResource } from './store.ts';

/**
 * Enters what a person counted of a service, with evidence. It counts when a second person has confirmed it. Refused: NOT_FOUND, CLOUD_NOT_GRANTED,
 * UNKNOWN_METER (a meter that programs report), READING_OUT_OF_TIME, READING_TOO_LARGE, PERIOD_CLOSED,
 * STATE_CONFLICT (the same count of the same instant waits or counts already).
 */
export const enterCount = command({
  event: 'metering.count-entered',
  allow: ['platform-engineer'],
  input: enterCountSchema,
  async act(scope, { resourceId, meter, quantity, at, reason, evidence }) {
    const { ctx, tx } = scope;
    // Two who send the same count at once are heard one after the other.
    const locked = await lockResource(tx, resourceId);
    const [resource] = locked ? await readResources(tx, [resourceId]) : [];
    if (!resource || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'resource' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: resource.cloudId });
    const eventAt = new Date(at);
    if (!COUNTED_METERS.includes(meter)) throw new DomainError('UNKNOWN_METER', { meter });
    if (Number(quantity) > MOST_READ) throw new DomainError('READING_TOO_LARGE', { quantity, most: MOST_READ });
    if (isOutOfTime(eventAt, resource, ctx.now)) throw new DomainError('READING_OUT_OF_TIME', { at });
    const closed = await closedPeriods.definition.read(scope, { times: [eventAt.getTime()] });
    if (closed.length > 0) throw new DomainError('PERIOD_CLOSED', { at });
    if (await countThere(tx, { resourceId, dimension: meter, eventAt, quantity }))
      throw new DomainError('STATE_CONFLICT');
    const entryId = newId(ctx.now);
    const departmentId = holderAt(resource, eventAt);
    await insertEntry(tx, {
      ...{ id: entryId, departmentId, kind: 'count', resourceId, dimension: meter, eventAt, of: null },
      ...{ quantity, evidence, reason, proposedBy: ctx.actor.id, proposedAt: ctx.now },
    });
    return {
      result: { entryId },
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { meter, quantity, at, reason, evidence },
      },
    };
  },
});
