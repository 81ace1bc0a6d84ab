import type { ApprovalStep } from '../requests/schemas.ts';
import type { Actor } from '../verb/actor.ts';
import { seatsOf, type VerbScope } from '../verb/context.ts';
import { standingIn } from './delegations/rules.ts';
import { standIns } from './delegations/stand-ins.ts';
import { ROLE_OF_STEP } from './rules.ts';

/**
 * The seats in which the caller may decide the steps, their own first, then those of whom they stand in for (`holderId`). Nobody but a
 * person decides: for a program whose role could, nothing waits.
 */
export async function heldSteps(scope: VerbScope, steps: readonly ApprovalStep[]) {
  const { actor } = scope.ctx;
  if (actor.kind !== 'person') return [];
  const seatsOn = (acting: Actor, holderId: string | null) =>
    steps.flatMap((step) =>
      seatsOf(acting, ROLE_OF_STEP[step]).map((held) => ({ step, ...held, holderId, ...departmentsOf(acting) })),
    );
  const lent = await standIns.definition.read(scope);
  return [...seatsOn(actor, null), ...lent.flatMap((each) => seatsOn(standingIn(actor, each), each.holder.id))];
}

/** Departments that the department's own step is held for: a colleague's, lent, may be fewer than those the caller sees. */
function departmentsOf(actor: Actor): { readonly departmentIds: readonly string[] } {
  const grants = actor.kind === 'person' ? actor.grants : [];
  return {
    departmentIds: grants
      .filter(({ role }) => role === ROLE_OF_STEP.department)
      .flatMap((grant) => grant.departmentId ?? []),
  };
}
