import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { closedPeriods } from './closed-periods.ts';
import { amendUseSchema } from './entries/schemas.ts';
import { amendmentRefusal } from './entry-rules.ts';
import { amendmentThere, insertAmendment, insertEntry, useNamed, waitsAbout } from './entry-store.ts';
import { readResources } from './reading-store.ts';
import { lockResource } from './store.ts';

/**
 * Says that one use was another quantity, or never was; the use stays as it came. A person's word waits for a second person's; a program's, about what
 * it sent itself, counts at once and is the same one when it is sent again. Finance has no part in it: what was measured is the operator's to say.
 * Refused: NOT_FOUND, CLOUD_NOT_GRANTED, PERIOD_CLOSED, USE_WITHDRAWN, READING_TOO_LARGE, NOT_YOURS (a program about what it did not send),
 * STATE_CONFLICT (a word about it waits already), DUPLICATE_CONFLICT.
 */
export const amendUse = command({
  event: 'metering.amendment-proposed',
  allow: ['platform-engineer'],
  input: amendUseSchema,
  async act(scope, { resourceId, source, eventId, kind, quantity = null, reason, evidence, amendmentId }) {
    const { ctx, tx } = scope;
    const locked = await lockResource(tx, resourceId);
    const [resource] = locked ? await readResources(tx, [resourceId]) : [];
    const use = await useNamed(tx, { resourceId, source, eventId });
    if (!locked || !resource || !use) throw new DomainError('NOT_FOUND', { what: 'usage' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: resource.cloudId });
    const { departmentId, dimension, at: eventAt } = use;
    const closed = await closedPeriods.definition.read(scope, { times: [eventAt.getTime()] });
    const waits = await waitsAbout(tx, { departmentId, source, eventId });
    const what = { kind, of: { source, eventId }, quantity };
    const named = { departmentId, source, eventId: amendmentId ?? '' };
    const repeated = (await amendmentThere(tx, { ...what, ...named })) === 'repeated';
    const refusal = amendmentRefusal(
      { ...use, waits, closed: closed.length > 0, repeated },
      { by: ctx.actor, quantity, amendmentId },
    );
    if (refusal) throw refusal;
    const entryId = newId(ctx.now);
    const common = { id: entryId, departmentId, eventAt, resourceId, dimension, ...what };
    let state: 'proposed' | 'applied' | 'repeated' = 'proposed';
    if (ctx.actor.kind === 'person') {
      await insertEntry(tx, { ...common, reason, evidence, proposedBy: ctx.actor.id, proposedAt: ctx.now });
    } else {
      const by = { proposedBy: null, confirmedBy: null };
      const sent = { source, eventId: amendmentId ?? entryId, receivedAt: ctx.now, ...by };
      const outcome = await insertAmendment(tx, { ...common, reason: `${reason} (${evidence})`, ...sent });
      if (outcome === 'conflict') throw new DomainError('DUPLICATE_CONFLICT');
      state = outcome;
    }
    const detail = { number: locked.number, ...what, was: use.quantity, reason, evidence, state };
    return {
      result: { entryId, state },
      audit: {
        ...(state === 'proposed' ? {} : { action: 'metering.use-amended' as const }),
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail,
      },
    };
  },
});
