import { namesOf } from '../teardown/rules.ts';
import { closeTenancySchema } from '../teardown/schemas.ts';
import { endTenancy } from '../tenancy/end-tenancy.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { openTeardown } from './teardown-opening-store.ts';
import { lockTenancy, operationsUnderWay, requestsUnderWay, standingIn } from './teardown-store.ts';

/** `operationId` null: nothing of it was ever on a cluster, so it is closed at once. */
type Closing = { readonly operationId: string | null; readonly number: string | null };

/**
 * Closes a tenancy: its base, and with it the namespace, is removed once another person releases the plan. The worker looks at the
 * cluster first, and what it finds there beside the resources fails it in the same way. Refused: TENANCY_IN_USE
 * with the list while resources stand in it, unless `override` says to take them along (recorded; the second person sees the
 * list); STATE_CONFLICT with the first of what is under way there, which nobody can override; CLOUD_NOT_GRANTED; NOT_FOUND.
 */
export const closeTenancy = command({
  event: 'provisioning.teardown-opened',
  allow: ['platform-engineer'],
  input: closeTenancySchema,
  async act(scope, { tenancyId, reason, override }): Promise<Outcome<Closing>> {
    const { ctx, tx } = scope;
    const tenancy = await lockTenancy(tx, tenancyId);
    if (!tenancy || tenancy.state === 'released') throw new DomainError('NOT_FOUND', { what: 'tenancy' });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: tenancy.cloud_id });
    const underWay = [...(await requestsUnderWay(tx, tenancyId)), ...(await operationsUnderWay(tx, { tenancyId }))];
    if (underWay[0]) throw new DomainError('STATE_CONFLICT', { object: underWay[0].number, state: 'open' });
    const obstacles = await standingIn(tx, tenancyId);
    if (obstacles.length > 0 && !override)
      throw new DomainError('TENANCY_IN_USE', {
        resources: namesOf(obstacles),
        count: obstacles.length,
      });
    const { department_id: departmentId, stack_id: stackId } = tenancy;
    const place = { cloudId: tenancy.cloud_id, tenancyId, departmentId };
    // Of an adoption that came to nothing, nothing stands: its namespace was never touched.
    const stands = tenancy.state !== 'lapsed' && stackId;
    const opened = stands && (await openTeardown(scope, { stackId, place, reason, obstacles, override }));
    await endTenancy.within(scope, { tenancyId, state: opened ? 'closing' : 'released' });
    return {
      result: opened ? { operationId: opened.id, number: opened.number } : { operationId: null, number: null },
      audit: {
        object: { kind: 'tenancy', id: tenancyId },
        departmentId,
        detail: { tenancy: tenancy.number, operation: opened ? opened.number : null, reason, obstacles },
      },
      jobs: opened ? opened.jobs : [],
    };
  },
});
