import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { countsFrom } from './closed-store.ts';
import { decideHandover } from './rules.ts';
import { recordHandoverSchema } from './schemas.ts';
import { changesOf, insertChange, lockResource } from './store.ts';

/**
 * Ends what one department holds and begins what another holds at the same instant, for each resource that holds anything: intervals
 * are half-open, so that every second is charged to one of them and none to both. Called within the transfer. The same transfer
 * again adds nothing. Refused: NOT_FOUND; CLOCK_BEHIND where a change is known of the instant or later.
 */
export const recordHandover = command({
  event: 'metering.handed-over',
  allow: ['job'],
  input: recordHandoverSchema,
  async act({ ctx, tx }, { transferId, resourceIds, fromDepartmentId, toDepartmentId, at }) {
    const numbers: string[] = [];
    const late = (await countsFrom(tx, at))?.at ?? null;
    for (const resourceId of resourceIds.toSorted()) {
      const resource = await lockResource(tx, resourceId);
      if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
      const history = (await changesOf(tx, [resourceId])).get(resourceId) ?? [];
      const handover = decideHandover(history, { at, transferId });
      if (handover.is === 'nothing') continue;
      if (handover.is === 'clock-behind')
        throw new DomainError('CLOCK_BEHIND', {
          object: resource.number,
          at: at.toISOString(),
          last: handover.last.toISOString(),
        });
      const { amounts, instanceUid } = handover;
      const change = { at, receivedAt: ctx.now, resourceId, cause: { kind: 'transfer', id: transferId } } as const;
      const ended = { ...change, id: newId(ctx.now), kind: 'handed-over' as const, amounts: {}, instanceUid };
      await insertChange(tx, { ...ended, departmentId: fromDepartmentId }, late);
      const begun = { ...change, id: newId(ctx.now), kind: 'taken-on' as const, amounts, instanceUid };
      await insertChange(tx, { ...begun, departmentId: toDepartmentId }, late);
      numbers.push(resource.number);
    }
    return {
      result: { handedOver: numbers.length },
      audit: {
        object: { kind: 'transfer', id: transferId },
        departmentId: fromDepartmentId,
        detail: { resources: numbers, at: at.toISOString(), toDepartmentId },
      },
    };
  },
});
