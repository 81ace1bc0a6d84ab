import type { z } from 'zod';
import { findRequests } from '../requests/find-requests.ts';
import { APPROVAL_STEPS, approvalStepSchema } from '../requests/schemas.ts';
import type { Actor } from '../verb/actor.ts';
import { seatsOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { standingIn } from './delegations/rules.ts';
import { standIns } from './delegations/stand-ins.ts';
import { pageOfOpenSteps } from './inbox-store.ts';
import { MAY_DECIDE, ROLE_OF_STEP } from './rules.ts';
import { inboxInputSchema, type inboxPageSchema } from './schemas.ts';

/**
 * Steps that wait for the caller, earliest deadline first; another department's never, one's own requests never; for a role on
 * some clouds, requests on these alone; what waits for whom the caller stands in for; and none that the clouds' profile gives to another organisation.
 */
export const listInbox = query({
  allow: [...MAY_DECIDE],
  input: inboxInputSchema,
  async read(scope, { step, cursor, limit }): Promise<z.output<typeof inboxPageSchema>> {
    const { ctx, tx } = scope;
    const personId = ctx.actor.kind === 'person' ? ctx.actor.id : '';
    const wanted = APPROVAL_STEPS.filter((each) => !step || each === step);
    const seatsOn = (actor: Actor, holderId: string | null) =>
      wanted.flatMap((each) =>
        seatsOf(actor, ROLE_OF_STEP[each]).map((held) => ({ step: each, ...held, holderId, ...departmentsOf(actor) })),
      );
    const { actor } = ctx;
    const lent = actor.kind === 'person' ? await standIns.definition.read(scope) : [];
    const steps = [
      // Nobody but a person decides: for a program whose role could, nothing waits.
      ...(actor.kind === 'person' ? seatsOn(actor, null) : []),
      ...lent.flatMap((each) => (actor.kind === 'person' ? seatsOn(standingIn(actor, each), each.holder.id) : [])),
    ];
    const { shown, ...page } = await pageOfOpenSteps(tx, { cursor, limit, personId, steps });
    const ids = shown.map(({ id }) => id);
    const requests = await findRequests.definition.read(scope, { ids });
    const items = shown.flatMap((row) => {
      const request = requests.find((each) => each.id === row.id);
      if (!request) return [];
      return [
        {
          request,
          step: approvalStepSchema.parse(row.step),
          round: row.round,
          openedAt: row.opened_at.toISOString(),
          dueAt: row.at.toISOString(),
          overdue: row.at < ctx.now,
        },
      ];
    });
    return { items, ...page };
  },
});

/** Departments that the department's own step is held for: a colleague's, lent, may be fewer than those the caller sees. */
function departmentsOf(actor: Actor): { readonly departmentIds: readonly string[] } {
  const grants = actor.kind === 'person' ? actor.grants : [];
  return {
    departmentIds: grants
      .filter(({ role }) => role === ROLE_OF_STEP.department)
      .flatMap((grant) => grant.departmentId ?? []),
  };
}
