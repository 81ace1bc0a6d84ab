import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { withdrawEntrySchema } from './entries/schemas.ts';
import { withdrawalRefusal } from './entry-rules.ts';
import { lockEntry, saveDecision } from './entry-store.ts';

/**
 * Takes back what one entered or proposed to amend oneself, while nobody has decided: nothing counts, and the use may be amended otherwise.
 * Refused: NOT_FOUND, NOT_YOURS, STATE_CONFLICT (decided or taken back before).
 */
export const withdrawEntry = command({
  event: 'metering.entry-withdrawn',
  allow: ['platform-engineer'],
  input: withdrawEntrySchema,
  async act({ ctx, tx }, { entryId, reason }) {
    const entry = await lockEntry(tx, entryId);
    if (!entry || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'usage' });
    const refusal = withdrawalRefusal(entry, ctx.actor.id);
    if (refusal) throw refusal;
    await saveDecision(tx, entryId, { state: 'withdrawn', by: ctx.actor.id, at: ctx.now, note: reason });
    const { kind, quantity, dimension, event_at: at, resource_id: resourceId, department_id: departmentId } = entry;
    return {
      result: { entryId, state: 'withdrawn' as const },
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { entry: entryId, kind, reason, dimension, quantity, at: at.toISOString() },
      },
    };
  },
});
