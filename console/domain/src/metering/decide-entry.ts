import { meterSchema } from '@zhengyun/rulebook/use-meter.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { closedPeriods } from './closed-periods.ts';
import { decideEntrySchema, ENTERED } from './entries/schemas.ts';
import { decisionRefusal } from './entry-rules.ts';
import { insertAmendment, lockEntry, saveDecision, useNamed } from './entry-store.ts';
import { newReadings, readResources, storeReadings } from './reading-store.ts';

/**
 * Confirms or refuses what somebody else entered or proposed to amend; confirmed, it counts from now on. Refused: NOT_FOUND, CLOUD_NOT_GRANTED,
 * PROPOSER_DECIDES, STATE_CONFLICT (decided before), PERIOD_CLOSED and USE_WITHDRAWN (confirming what came too late).
 */
export const decideEntry = command({
  event: 'metering.entry-decided',
  allow: ['platform-engineer'],
  input: decideEntrySchema,
  stepUp: true,
  async act(scope, { entryId, decision, note }) {
    const { ctx, tx } = scope;
    const entry = await lockEntry(tx, entryId);
    const [resource] = entry ? await readResources(tx, [entry.resource_id]) : [];
    if (!entry || !resource || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'usage' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: resource.cloudId });
    const refusal = decisionRefusal(entry, ctx.actor.id);
    if (refusal) throw refusal;
    const { department_id: departmentId, resource_id: resourceId, dimension, event_at: eventAt, quantity } = entry;
    const state: 'confirmed' | 'refused' = decision === 'confirm' ? 'confirmed' : 'refused';
    await saveDecision(tx, entryId, { state, by: ctx.actor.id, at: ctx.now, note });
    const of = entry.of_source && entry.of_event_id ? { source: entry.of_source, eventId: entry.of_event_id } : null;
    if (state === 'confirmed') {
      const closed = await closedPeriods.definition.read(scope, { times: [eventAt.getTime()] });
      if (closed.length > 0) throw new DomainError('PERIOD_CLOSED', { at: eventAt.toISOString() });
      if (of) {
        const use = await useNamed(tx, { resourceId, ...of });
        if (!use || use.withdrawn) throw new DomainError('USE_WITHDRAWN');
        await insertAmendment(tx, {
          ...{
            id: entryId,
            departmentId,
            kind: quantity === null ? 'withdrawal' : 'correction',
            of,
            eventAt,
            resourceId,
          },
          ...{ dimension, quantity, source: ENTERED, eventId: entryId, reason: entry.reason, receivedAt: ctx.now },
          ...{ proposedBy: entry.proposed_by, confirmedBy: ctx.actor.id },
        });
      } else if (quantity !== null) {
        const [meter, at] = [meterSchema.parse(dimension), eventAt.toISOString()];
        const reading = { index: 0, eventId: entryId, resourceId, departmentId, dimension: meter, quantity };
        const row = newReadings({ source: ENTERED, now: ctx.now })({ ...reading, at, eventAt });
        await storeReadings(tx, [row], { receivedAt: ctx.now, sentBy: null });
      }
    }
    return {
      result: { entryId, state },
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: {
          entry: entryId,
          kind: entry.kind,
          decision,
          note,
          dimension,
          quantity,
          at: eventAt.toISOString(),
          of,
        },
      },
    };
  },
});
