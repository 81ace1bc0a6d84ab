import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { tell } from '../../notices/tell.ts';
import { readActor } from '../../people/read-actor.ts';
import { command } from '../../verb/command.ts';
import { requireDepartment } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { newId } from '../../verb/id.ts';
import { delegationNotice } from './notice-rules.ts';
import { grantsLent, refuseDelegation, servesBeside } from './rules.ts';
import { DELEGABLE_ROLES, delegateSchema } from './schemas.ts';
import { insertDelegation, lockedBetween } from './store.ts';

/**
 * Lets a colleague of the same seat decide in the caller's place for some days, and tells them so. Refused: INPUT_INVALID for days that are over, out of order
 * or too many; NOT_YOURS for another department; DELEGATE_UNSUITABLE to oneself, across seats, of a role one has not or to a closed account; DELEGATION_CONFLICT where one of the two stands in or
 * has a stand-in on one of the days (no chains, no circles), or the role has one.
 */
export const delegateApprovals = command({
  event: 'approvals.delegated',
  allow: [...DELEGABLE_ROLES],
  input: delegateSchema,
  stepUp: true,
  async act(scope, { role, departmentId, delegateId, fromDay, untilDay, reason }) {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    if (actor.kind !== 'person') throw new DomainError('PERSON_NEEDED');
    if (departmentId !== null) requireDepartment(actor, [role], departmentId);
    const existing = await lockedBetween(tx, [actor.id, delegateId]);
    const delegate = await readActor.definition.read(scope, { personId: delegateId }).catch(unsuitable);
    const asked = { role, departmentId, holderId: actor.id, delegateId, fromDay, untilDay };
    const people = { holderGrants: actor.grants, delegateGrants: delegate.grants };
    const refusal = refuseDelegation({ asked, today: dayOf(ctx.now), ...people, existing });
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    const id = newId(ctx.now);
    await insertDelegation(tx, { ...asked, id, reason, madeAt: ctx.now });
    const beside = servesBeside(grantsLent(asked, actor.grants, delegate.grants), delegate.grants);
    const told = {
      delegationId: id,
      role,
      departmentId,
      holder: actor.name,
      delegate: delegate.name,
      fromDay,
      untilDay,
    };
    const to = { role: beside ?? role, personId: delegateId };
    await tell.within(scope, delegationNotice('delegation-made', told, { to, reason }));
    return {
      result: { delegationId: id },
      audit: {
        object: { kind: 'person', id: actor.id },
        departmentId,
        detail: {
          delegationId: id,
          role,
          holder: actor.name,
          delegate: delegate.name,
          delegateId,
          fromDay,
          untilDay,
          reason,
        },
      },
    };
  },
});

/** An account that is closed or never was. */
function unsuitable(error: unknown): never {
  throw error instanceof DomainError ? new DomainError('DELEGATE_UNSUITABLE') : error;
}
