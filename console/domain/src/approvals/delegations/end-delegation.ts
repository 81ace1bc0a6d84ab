import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { tell } from '../../notices/tell.ts';
import { findActors } from '../../people/find-actors.ts';
import { roleSchema } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import type { VerbScope } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { delegationNotice } from './notice-rules.ts';
import { grantsLent, servesBeside } from './rules.ts';
import { delegationRefSchema } from './schemas.ts';
import { endDelegation as end, lockDelegation } from './store.ts';

/**
 * Ends a delegation before its time, by either of the two: who is back, or who will not; the other is told. What was decided stays. Refused: NOT_FOUND for
 * another's too; STATE_CONFLICT where it has ended.
 */
export const endDelegation = command({
  event: 'approvals.delegation-ended',
  allow: ['signed-in'],
  input: delegationRefSchema,
  async act(scope, { delegationId }) {
    const { ctx, tx } = scope;
    const row = await lockDelegation(tx, delegationId);
    const by = ctx.actor.kind === 'person' ? ctx.actor.id : '';
    if (!row || (row.holder_id !== by && row.delegate_id !== by)) throw new DomainError('NOT_FOUND');
    if (row.ended_at || row.until_day < dayOf(ctx.now)) throw new DomainError('STATE_CONFLICT');
    await end(tx, delegationId, { by, at: ctx.now });
    const { role, holder_id: holderId, delegate_id: delegateId } = row;
    await tellOther(scope, row, by === holderId ? 'delegate' : 'holder');
    return {
      result: { delegationId },
      audit: {
        object: { kind: 'person', id: holderId },
        departmentId: row.department_id,
        detail: { delegationId, role, delegateId, endedBy: by === holderId ? 'holder' : 'delegate' },
      },
    };
  },
});

async function tellOther(
  scope: VerbScope,
  row: NonNullable<Awaited<ReturnType<typeof lockDelegation>>>,
  other: 'holder' | 'delegate',
): Promise<void> {
  const role = roleSchema.parse(row.role);
  const people = await findActors.definition.read(scope, { personIds: [row.holder_id, row.delegate_id] });
  const [holder, delegate] = [people.get(row.holder_id), people.get(row.delegate_id)];
  // Who left at this instant is told nothing, and of them nobody needs to be.
  if (!holder || !delegate) return;
  const { id: delegationId, department_id: departmentId, from_day: fromDay, until_day: untilDay } = row;
  const lent = grantsLent({ role, departmentId }, holder.grants, delegate.grants);
  const to =
    other === 'holder'
      ? { role, personId: holder.id }
      : { role: servesBeside(lent, delegate.grants) ?? role, personId: delegate.id };
  const names = { holder: holder.name, delegate: delegate.name };
  const told = { delegationId, role, departmentId, ...names, fromDay, untilDay };
  await tell.within(scope, delegationNotice('delegation-ended', told, { to }));
}
