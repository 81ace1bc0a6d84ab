import { leaseEnd } from '@zhengyun/rulebook/lease-clock.ts';
import { tell } from '../notices/tell.ts';
import { holdRequests } from '../provisioning/hold-requests.ts';
import { stopOverdue } from '../provisioning/stop-overdue.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError, type ErrorCode } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { isDue, leaseSteps } from './lease-rules.ts';
import { lockLease, noteReminder, noteTold } from './lease-store.ts';
import { leaseNotice } from './notice-rules.ts';
import { resourceRefSchema } from './schemas.ts';

/** The engine is at it, it is being given back, or its tenancy is on its way out. */
const LATER: readonly ErrorCode[] = ['RESOURCE_BUSY', 'STATE_CONFLICT', 'TENANCY_CLOSED'];
const WHY_STOPPED = '有效期已满且宽限期已过 (the lease is over and so are its days of grace)';

/** Switches hosts off; null while something that is let finish is being done to them: later then. */
async function stopHosts(scope: VerbScope, resourceId: string): Promise<string | null> {
  try {
    return (await stopOverdue.within(scope, { resourceId, reason: WHY_STOPPED })).number;
  } catch (error) {
    if (error instanceof DomainError && LATER.includes(error.code)) return null;
    throw error;
  }
}

/**
 * Does what is due for a lease: reminds its holder, tells of its end and of what comes next, switches hosts off after the days of grace.
 * Services that can't be switched off run on and are told of. What could not be done leaves no audit row: it is tried again every minute.
 * Refused: NOT_FOUND; STATE_CONFLICT where nothing is due.
 */
export const stepLease = ingest({
  event: 'reclaim.lease-stepped',
  allow: ['job'],
  input: resourceRefSchema,
  async store(scope, { resourceId }) {
    const { ctx, tx } = scope;
    await holdRequests.definition.read(scope, { resourceId });
    const lease = await lockLease(tx, resourceId);
    if (!lease) throw new DomainError('NOT_FOUND', { what: 'lease' });
    const { id, number, department_id: departmentId, last_day: lastDay, policy_id: policyId, state } = lease;
    const steps = leaseSteps({ ...lease, lastDay, policyId }, ctx.now);
    if (state !== 'active' || !isDue(steps)) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const told = { resourceId, number, departmentId, lastDay };
    if (steps.remind !== null) {
      await noteReminder(tx, id, steps.remind);
      await tell.within(scope, leaseNotice('lease-ending', told, { dueAt: leaseEnd(lastDay) }));
    }
    if (steps.tell) {
      const { stage, until } = steps.tell;
      await noteTold(tx, id, stage);
      await tell.within(scope, leaseNotice('lease-ended', told, { dueAt: until, stage }));
    }
    const operation = steps.stop ? await stopHosts(scope, resourceId) : null;
    const done = { reminded: steps.remind, told: steps.tell?.stage ?? null, operation };
    if (Object.values(done).every((each) => each === null)) return { result: done };
    const object = { kind: 'resource', id: resourceId } as const;
    return { result: done, audit: { object, departmentId, detail: { number, lastDay, ...done } } };
  },
});
