import type { z } from 'zod';
import { findRequests } from '../requests/find-requests.ts';
import { APPROVAL_STEPS, approvalStepSchema } from '../requests/schemas.ts';
import { seatsOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { pageOfOpenSteps } from './inbox-store.ts';
import { ROLE_OF_STEP } from './rules.ts';
import { inboxInputSchema, type inboxPageSchema } from './schemas.ts';

/**
 * Steps that wait for the caller, earliest deadline first; another department's never, one's own requests never; for a role on
 * some clouds, requests on these alone; and none that the clouds' profile gives to another organisation.
 */
export const listInbox = query({
  allow: ['department-approver', 'authority-approver', 'technical-reviewer', 'finance'],
  input: inboxInputSchema,
  async read(scope, { step, cursor, limit }): Promise<z.output<typeof inboxPageSchema>> {
    const { ctx, tx } = scope;
    const personId = ctx.actor.kind === 'person' ? ctx.actor.id : '';
    const steps = APPROVAL_STEPS.filter((each) => !step || each === step).flatMap((each) => {
      return seatsOf(ctx.actor, ROLE_OF_STEP[each]).map((held) => ({ step: each, ...held }));
    });
    const { rows, total, nextCursor } = await pageOfOpenSteps(tx, { cursor, limit, personId, steps });
    const ids = rows.map((row) => row.request_id);
    const requests = await findRequests.definition.read(scope, { ids });
    const items = rows.flatMap((row) => {
      const request = requests.find((each) => each.id === row.request_id);
      if (!request) return [];
      return [
        {
          request,
          step: approvalStepSchema.parse(row.step),
          round: row.round,
          openedAt: row.opened_at.toISOString(),
          dueAt: row.due_at.toISOString(),
          overdue: row.due_at < ctx.now,
        },
      ];
    });
    return { items, total, nextCursor };
  },
});
