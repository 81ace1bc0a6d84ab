import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { countsFrom } from './closed-store.ts';
import { amountsFit, amountsText, decideChange } from './rules.ts';
import { recordResourceChangeSchema } from './schemas.ts';
import { changesOf, insertChange, lockResource } from './store.ts';

/**
 * Appends what a resource holds from an instant on: the truth that charges are made from. Called within the transaction that
 * marks the operation verified or the counted line confirmed. The same cause again gives the row it gave; with other content
 * DUPLICATE_CONFLICT. A change that can't follow what is known is STATE_CONFLICT, never a guess; one not later than the last known is
 * CLOCK_BEHIND, which a job tries again until its machine's clock has caught up. One of a closed month is written down all the same and
 * counts from the first instant after it: what the closed month lacks is a late fact of its statement.
 */
export const recordResourceChange = command({
  event: 'metering.resource-changed',
  allow: ['job'],
  input: recordResourceChangeSchema,
  async act({ ctx, tx }, input) {
    const resource = await lockResource(tx, input.resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    if (!amountsFit(input.kind, input.amounts)) throw new DomainError('QUANTITY_INVALID', { field: 'amounts' });
    const { resourceId, ...change } = input;
    const history = (await changesOf(tx, [resourceId])).get(resourceId) ?? [];
    const decision = decideChange(history, change);
    if (decision.is === 'conflict') throw new DomainError('DUPLICATE_CONFLICT', { change: decision.changeId });
    if (decision.is === 'clock-behind')
      throw new DomainError('CLOCK_BEHIND', {
        object: resource.number,
        at: change.at.toISOString(),
        last: decision.last.toISOString(),
      });
    if (decision.is === 'out-of-order')
      throw new DomainError('STATE_CONFLICT', { state: decision.state, object: resource.number });
    const changeId = decision.is === 'replay' ? decision.changeId : newId(ctx.now);
    const late = decision.is === 'append' ? await countsFrom(tx, change.at) : null;
    if (decision.is === 'append') {
      const { departmentId } = resource;
      const row = { ...change, id: changeId, receivedAt: ctx.now, resourceId, departmentId };
      await insertChange(tx, row, late?.at ?? null);
    }
    return {
      result: { changeId, replayed: decision.is === 'replay' },
      audit: {
        object: { kind: 'resource', id: resource.id },
        departmentId: resource.departmentId,
        detail: {
          number: resource.number,
          kind: input.kind,
          at: input.at.toISOString(),
          amounts: amountsText(input.amounts),
          cause: input.cause,
          replayed: decision.is === 'replay',
          ...(late ? { closedMonth: late.month, countsFrom: late.at.toISOString() } : {}),
        },
      },
    };
  },
});
